namespace Saola.Engines.Ledger;

/// <summary>Marker of the texts of this engine.</summary>
public sealed class Texts;
