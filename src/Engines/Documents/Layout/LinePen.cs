using System.Text;

namespace Saola.Engines.Documents.Layout;

/// <summary>
/// Writes one line from left to right. What stands in one style is joined into one mark, blanks included, so that copied and
/// extracted text has its blanks; a stretched blank ends a mark, because a font knows only its own width of a blank.
/// </summary>
internal sealed class LinePen(List<Mark> marks, double baseline, double left)
{
    private readonly StringBuilder _pending = new();
    private FontKey _font;
    private double _start = left;
    private double _x = left;

    /// <summary>Letters of a word.</summary>
    public void Write(string text, FontKey font, double width)
    {
        if (font != _font) Flush();
        _font = font;
        _pending.Append(text);
        _x += width;
    }

    /// <summary>A blank, wider by <paramref name="stretch"/> than the font's own.</summary>
    public void Space(FontKey font, double width, double stretch)
    {
        if (font != _font) Flush();
        _font = font;
        _pending.Append(' ');
        _x += width + stretch;
        if (stretch != 0) Flush();
    }

    /// <summary>Hands over what is pending.</summary>
    public void Flush()
    {
        if (_pending.Length > 0) marks.Add(new TextMark(_start, baseline, _pending.ToString(), _font));
        _pending.Clear();
        _start = _x;
    }
}
