using System.Globalization;
using System.Runtime.InteropServices;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>A stretch of a word in one style.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordPart(string Text, FontKey Font, double Width);

/// <summary>Letters that are not parted unless they fill more than a line, and the blank that follows them.</summary>
internal sealed record Word(IReadOnlyList<WordPart> Parts, double Width, FontKey SpaceFont, double SpaceWidth)
{
    /// <summary>Whether a blank follows in the text (false at a forced break and where a long word was cut).</summary>
    public bool SpaceAfter { get; init; } = true;
}

/// <summary>Words that fit between the margins.</summary>
/// <param name="Words">The words from left to right.</param>
/// <param name="Width">Width of words and the blanks between them.</param>
/// <param name="Ends">Whether the paragraph or a forced line ends here: such a line is not stretched.</param>
internal sealed record Line(IReadOnlyList<Word> Words, double Width, bool Ends);

/// <summary>
/// Breaks text into lines by measured widths: at blanks, at <c>\n</c>, and inside a word only when the word alone is wider than
/// a line. A no-break space (U+00A0) is no place to break. Vietnamese is never hyphenated.
/// </summary>
internal sealed class LineBreaker(TextMeasure measure, double bodySize)
{
    private const string Separators = "/-.@_&?=:";

    /// <summary>The lines of a paragraph in a column; at least one, also when there is no text.</summary>
    public IReadOnlyList<Line> Break(IReadOnlyList<TextRun> runs, double width, double firstLineIndent)
    {
        var lines = new List<Line>();
        var current = new List<Word>();
        var used = 0.0;
        double Available() => lines.Count == 0 ? width - firstLineIndent : width;
        void Close(bool ends)
        {
            lines.Add(new Line([.. current], used, ends));
            current.Clear();
            used = 0;
        }

        foreach (var word in Words(runs))
        {
            if (word is null)
            {
                Close(ends: true);
                continue;
            }
            foreach (var piece in Fitting(word, Math.Min(Available(), width)))
            {
                var gap = current.Count > 0 && current[^1].SpaceAfter ? current[^1].SpaceWidth : 0;
                if (current.Count > 0 && used + gap + piece.Width > Available() + 0.01)
                {
                    Close(ends: false);
                    gap = 0;
                }
                used += gap + piece.Width;
                current.Add(piece);
            }
        }
        Close(ends: true);
        return lines;
    }

    // The words in order; null is a forced line break.
    private IEnumerable<Word?> Words(IReadOnlyList<TextRun> runs)
    {
        var parts = new List<WordPart>();
        foreach (var run in runs)
        {
            var font = new FontKey(run.Emphasis, run.Size ?? bodySize);
            var start = 0;
            for (var i = 0; i <= run.Text.Length; i++)
            {
                if (i < run.Text.Length && run.Text[i] is not (' ' or '\n')) continue;
                if (i > start) parts.Add(Part(run.Text[start..i], font));
                start = i + 1;
                if (i == run.Text.Length) continue;
                var forced = run.Text[i] == '\n';
                if (parts.Count > 0) yield return Join(parts, font, spaceAfter: !forced);
                if (forced) yield return null;
            }
        }
        if (parts.Count > 0) yield return Join(parts, parts[^1].Font, spaceAfter: false);
    }

    private Word Join(List<WordPart> parts, FontKey spaceFont, bool spaceAfter)
    {
        var word = new Word([.. parts], parts.Sum(part => part.Width), spaceFont, measure.Width(" ", spaceFont)) { SpaceAfter = spaceAfter };
        parts.Clear();
        return word;
    }

    private WordPart Part(string text, FontKey font) => new(text, font, measure.Width(text, font));

    // A word wider than a line comes apart; every other word stays as it is.
    private List<Word> Fitting(Word word, double width)
    {
        if (word.Width <= width + 0.01) return [word];
        var pieces = new List<Word>();
        foreach (var part in word.Parts)
        {
            var rest = part.Text;
            while (rest.Length > 0)
            {
                var head = Head(rest, part.Font, width);
                pieces.Add(Join([Part(head, part.Font)], part.Font, spaceAfter: false));
                rest = rest[head.Length..];
            }
        }
        pieces[^1] = pieces[^1] with { SpaceAfter = word.SpaceAfter, SpaceFont = word.SpaceFont, SpaceWidth = word.SpaceWidth };
        return pieces;
    }

    // The longest beginning that fits, cut after a separator when there is one in its second half; at least one letter.
    private string Head(string text, FontKey font, double width)
    {
        var ends = StringInfo.ParseCombiningCharacters(text).Skip(1).Append(text.Length).ToArray();
        var fitting = ends.TakeWhile(end => measure.Width(text[..end], font) <= width).Count();
        var longest = ends[Math.Max(fitting, 1) - 1];
        if (longest == text.Length) return text;
        var separator = text.LastIndexOfAny(Separators.ToCharArray(), longest - 1);
        return separator + 1 >= longest / 2 && separator > 0 ? text[..(separator + 1)] : text[..longest];
    }
}
