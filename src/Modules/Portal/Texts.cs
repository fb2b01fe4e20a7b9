namespace Saola.Modules.Portal;

/// <summary>Marker of the texts of this module.</summary>
internal sealed class Texts;
