namespace Saola.Engines.Calendar;

/// <summary>Marker of this engine's texts: <c>Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
public sealed class Texts;
