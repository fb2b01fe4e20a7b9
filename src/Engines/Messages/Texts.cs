namespace Saola.Engines.Messages;

/// <summary>Marker of the texts of this engine.</summary>
public sealed class Texts;
