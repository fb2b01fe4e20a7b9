namespace Saola.Engines.Identity;

/// <summary>Marks the texts of this engine: <c>Texts.resx</c>, <c>Texts.en.resx</c>.</summary>
public sealed class Texts;
