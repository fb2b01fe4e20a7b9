using System.Globalization;
using System.Text;
using Saola.Kernel;

namespace Saola.Engines.Documents.Model;

/// <summary>How lines stand between the margins.</summary>
public enum TextAlignment
{
    /// <summary>Even on the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>Even on the right: numbers.</summary>
    Right,

    /// <summary>Even on both sides, the last line left: running text of decrees.</summary>
    Justified,
}

/// <summary>How letters stand out.</summary>
[Flags]
public enum Emphasis
{
    /// <summary>Plain.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,
}

/// <summary>What a paragraph is, for readers that listen to a document.</summary>
public enum ParagraphRole
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The title of the document.</summary>
    Title,

    /// <summary>A heading inside it.</summary>
    Heading,
}

/// <summary>A stretch of text in one style. Text is composed (NFC), without control characters other than the line break <c>\n</c>.</summary>
public sealed record TextRun
{
    /// <summary>A stretch of text.</summary>
    public TextRun(string text, Emphasis emphasis = Emphasis.None, double? size = null)
    {
        Text = Printable(text);
        Emphasis = emphasis;
        Size = size;
    }

    /// <summary>The text as it is printed.</summary>
    public string Text { get; }

    /// <summary>Bold, italic, both or neither.</summary>
    public Emphasis Emphasis { get; }

    /// <summary>Size in points; null takes the size of the document's body.</summary>
    public double? Size { get; }

    // No line breaks at a hyphen here anyway, and the fonts have no sign for it.
    private const char NoBreakHyphen = '\u2011';

    private static string Printable(string? text)
    {
        var composed = VietnameseText.Composed((text ?? "").ReplaceLineEndings("\n"));
        if (!composed.Any(IsUnprintable)) return composed;
        var builder = new StringBuilder(composed.Length);
        foreach (var c in composed)
        {
            if (c == '\t') builder.Append(' ');
            else if (c == NoBreakHyphen) builder.Append('-');
            else if (!IsUnprintable(c)) builder.Append(c);
        }
        return builder.ToString();
    }

    // U+FFFE and U+FFFF cannot stand in XML at all; soft hyphens and signs without width come along with pasted text and would print as boxes.
    private static bool IsUnprintable(char c) =>
        (char.IsControl(c) && c != '\n') || c is '\ufffe' or '\uffff' or NoBreakHyphen || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

/// <summary>Lines of text.</summary>
/// <param name="Runs">The text, in stretches of one style.</param>
public sealed record Paragraph(IReadOnlyList<TextRun> Runs) : Block
{
    /// <summary>A paragraph in one style.</summary>
    public Paragraph(string text, Emphasis emphasis = Emphasis.None, double? size = null)
        : this([new TextRun(text, emphasis, size)])
    {
    }

    /// <summary>How the lines stand.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Left;

    /// <summary>How far the first line begins to the right of the others, in points.</summary>
    public double FirstLineIndent { get; init; }

    /// <summary>How far all lines stand from the left margin, in points.</summary>
    public double LeftIndent { get; init; }

    /// <summary>Distance of lines as a multiple of the letters' own, 1 to 1.5.</summary>
    public double LineSpacing { get; init; } = 1;

    /// <summary>What it is.</summary>
    public ParagraphRole Role { get; init; } = ParagraphRole.Body;

    /// <summary>The text without its styles.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}
