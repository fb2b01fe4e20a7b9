using System.Globalization;
using System.Runtime.InteropServices;

namespace Saola.Engines.Search.Analysis;

/// <summary>A stretch of a text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// One written word: a syllable, or a code such as <c>H29.15-261125-0007</c>, <c>262/2025/NĐ-CP</c>, <c>X-quang</c>, <c>KH&amp;CN</c>
/// that is found whole and in its parts.
/// </summary>
/// <param name="Whole">The whole of it.</param>
/// <param name="Parts">Its parts; one, the whole, when it is simple.</param>
/// <param name="FollowsDirectly">Only blanks stand between the word before and this one: the two may be a compound word.</param>
internal sealed record WrittenWord(Span Whole, IReadOnlyList<Span> Parts, bool FollowsDirectly)
{
    public bool IsCode => Parts.Count > 1;
}

/// <summary>Cuts composed (NFC) text into words by the letters and digits of Unicode.</summary>
internal static class WordReader
{
    private const string Joints = ".-/_&";
    private const int LongestWord = 64;
    private const int MostParts = 8;

    public static IEnumerable<WrittenWord> Read(string text)
    {
        var direct = false;
        for (var i = 0; i < text.Length;)
        {
            if (!IsLetter(text, i))
            {
                direct &= char.IsWhiteSpace(text[i]) && text[i] != '\n';
                i++;
                continue;
            }
            var word = ReadOne(text, i, direct);
            yield return word;
            i = word.Whole.End;
            direct = true;
        }
    }

    private static WrittenWord ReadOne(string text, int start, bool direct)
    {
        var parts = new List<Span>();
        var (begin, i) = (start, start);
        for (; ; i++)
        {
            if (i < text.Length && i - start < LongestWord && IsLetter(text, i)) continue;
            parts.Add(new Span(begin, i - begin));
            var joins = i + 1 < text.Length && i - start < LongestWord && parts.Count < MostParts && Joints.Contains(text[i], StringComparison.Ordinal) && IsLetter(text, i + 1);
            if (!joins) break;
            begin = i + 1;
        }
        return new WrittenWord(new Span(start, i - start), parts, direct);
    }

    private static bool IsLetter(string text, int index) =>
        char.IsLetterOrDigit(text, index) || char.IsLowSurrogate(text[index]) && index > 0 && char.IsLetterOrDigit(text, index - 1)
        || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
