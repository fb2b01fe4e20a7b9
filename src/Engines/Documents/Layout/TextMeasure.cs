using System.Runtime.InteropServices;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;

namespace Saola.Engines.Documents.Layout;

/// <summary>A style and a size of the document's typeface.</summary>
/// <param name="Emphasis">Bold, italic.</param>
/// <param name="Size">Size in points.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FontKey(Emphasis Emphasis, double Size);

/// <summary>
/// Widths and heights of text in the embedded fonts. Tinos has the widths of Times New Roman, so what is measured here holds
/// in a DOCX too. One measure serves one document on one thread.
/// </summary>
internal sealed class TextMeasure : IDisposable
{
    // One encoding for all text: otherwise PDFsharp embeds each font twice, and the second copy cannot be read back as Unicode.
    private static readonly XPdfFontOptions AlwaysUnicode = new(PdfFontEncoding.Unicode);

    private readonly XGraphics _graphics;
    private readonly string _family;
    private readonly Dictionary<FontKey, XFont> _fonts = [];
    private readonly Dictionary<(FontKey Key, string Text), double> _widths = [];

    public TextMeasure(Typeface typeface)
    {
        EmbeddedFonts.Use();
        _family = typeface == Typeface.Times ? EmbeddedFonts.TimesFamily : EmbeddedFonts.BeVietnamFamily;
        _graphics = XGraphics.CreateMeasureContext(new XSize(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards);
    }

    /// <summary>The font of a style.</summary>
    public XFont Font(FontKey key)
    {
        ref var font = ref CollectionsMarshal.GetValueRefOrAddDefault(_fonts, key, out _);
        return font ??= new XFont(_family, key.Size, StyleOf(key.Emphasis), AlwaysUnicode);
    }

    /// <summary>Width of a text without line breaks, in points.</summary>
    public double Width(string text, FontKey key)
    {
        if (text.Length == 0) return 0;
        if (_widths.TryGetValue((key, text), out var known)) return known;
        return _widths[(key, text)] = _graphics.MeasureString(text, Font(key)).Width;
    }

    /// <summary>Distance of two lines at single spacing, in points.</summary>
    public double LineHeight(FontKey key) => Font(key).GetHeight();

    /// <summary>Distance of the baseline from the top of a single-spaced line, in points; what is left over below is the descent.</summary>
    public double Ascent(FontKey key)
    {
        var metrics = Font(key).Metrics;
        return LineHeight(key) - (metrics.Descent * key.Size / metrics.UnitsPerEm);
    }

    public void Dispose() => _graphics.Dispose();

    private static XFontStyleEx StyleOf(Emphasis emphasis) =>
        (emphasis.HasFlag(Emphasis.Bold) ? XFontStyleEx.Bold : XFontStyleEx.Regular)
        | (emphasis.HasFlag(Emphasis.Italic) ? XFontStyleEx.Italic : XFontStyleEx.Regular);
}
