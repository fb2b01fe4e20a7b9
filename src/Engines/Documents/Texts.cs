namespace Saola.Engines.Documents;

/// <summary>Marks the words of this engine (<c>Texts.resx</c> Vietnamese, <c>Texts.en.resx</c> English).</summary>
public sealed class Texts;
