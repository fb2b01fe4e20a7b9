namespace Saola.Engines.Search;

/// <summary>Marker of the texts of this engine.</summary>
public sealed class Texts;
