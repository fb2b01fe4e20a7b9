namespace Saola.Web;

/// <summary>Marks the texts of the face (<c>Texts.resx</c>, <c>Texts.en.resx</c>).</summary>
public sealed class Texts;
