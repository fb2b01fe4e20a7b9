namespace Saola.Modules.PublicServices;

/// <summary>Marker of the texts of the director's page.</summary>
internal sealed class NumberTexts;
