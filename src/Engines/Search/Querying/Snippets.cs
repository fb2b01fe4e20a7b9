using Saola.Engines.Search.Analysis;

namespace Saola.Engines.Search.Querying;

/// <summary>
/// Cuts the piece of a stored text that answers best, and marks in it what matches without accents. Where some matches stand together as in the
/// question (đề tài), single syllables that only look alike without accents (để, tải) stay plain.
/// </summary>
/// <param name="terms">Folded words of the question.</param>
/// <param name="accented">Its words typed with accents, in exact form.</param>
/// <param name="prefix">Beginning of an unfinished word.</param>
internal sealed class Snippets(IReadOnlySet<string> terms, IReadOnlySet<string> accented, string? prefix)
{
    private const int Length = 220;
    private const int MostRead = 20_000;

    /// <summary>The whole text with its matches marked: for titles.</summary>
    public IReadOnlyList<SnippetPart> Mark(string text) => Cut(text, 0, text.Length, Matches(text));

    /// <summary>The stretch with the most different matches; the beginning when nothing matches.</summary>
    public IReadOnlyList<SnippetPart> Best(string text)
    {
        if (text.Length == 0) return [];
        var matches = Matches(text.Length > MostRead ? text[..MostRead] : text);
        var start = matches.Count == 0 ? 0 : StartOf(text, BestMatch(matches));
        var end = EndOf(text, start);
        return Cut(text, start, end, matches);
    }

    private List<Match> Matches(string text)
    {
        var found = new List<Match>();
        var place = 0;
        foreach (var word in WordReader.Read(text))
        {
            place += word.FollowsDirectly ? 1 : 2;
            if (word.IsCode && (IsMatch(text, word.Whole) ?? IsMatchSqueezed(text, word.Whole)) is { } code)
            {
                found.Add(new Match(word.Whole, code, place, true));
                continue;
            }
            foreach (var part in word.Parts)
                if (IsMatch(text, part) is { } term) found.Add(new Match(part, term, place, accented.Contains(Spelling.Exact(text.Substring(part.Start, part.Length)))));
        }
        var sure = found.Where((match, i) => match.IsSure || IsNeighbour(found, i, i - 1) || IsNeighbour(found, i, i + 1)).ToList();
        return sure.Count > 0 ? sure : found;
    }

    private static bool IsNeighbour(List<Match> found, int one, int other) =>
        other >= 0 && other < found.Count && Math.Abs(found[one].Place - found[other].Place) == 1 && !string.Equals(found[one].Term, found[other].Term, StringComparison.Ordinal);

    private string? IsMatch(string text, Span span)
    {
        var folded = Spelling.Folded(text.Substring(span.Start, span.Length));
        if (terms.Contains(folded)) return folded;
        return prefix is not null && folded.StartsWith(prefix, StringComparison.Ordinal) ? prefix : null;
    }

    private string? IsMatchSqueezed(string text, Span span) =>
        TextTerms.Squeezed(text.Substring(span.Start, span.Length)) is var squeezed && terms.Contains(squeezed) ? squeezed : null;

    private static Span BestMatch(List<Match> matches)
    {
        var (best, most) = (matches[0], 0);
        foreach (var first in matches)
        {
            var different = matches.SkipWhile(m => m != first).TakeWhile(m => m.Span.End - first.Span.Start <= Length).Select(m => m.Term).Distinct(StringComparer.Ordinal).Count();
            if (different > most) (best, most) = (first, different);
            if (matches.Count > 400) break;
        }
        return best.Span;
    }

    // Begins with its sentence or line where that is near, else with a word.
    private static int StartOf(string text, Span match)
    {
        var earliest = Math.Max(0, match.Start - (Length / 3));
        for (var i = match.Start; i > earliest; i--)
            if (text[i - 1] == '\n' || (i > 1 && text[i - 1] == ' ' && text[i - 2] is '.' or ';')) return i;
        if (earliest == 0) return 0;
        var blank = text.IndexOf(' ', earliest);
        return blank >= 0 && blank < match.Start ? blank + 1 : match.Start;
    }

    private static int EndOf(string text, int start)
    {
        if (text.Length - start <= Length) return text.Length;
        var blank = text.LastIndexOfAny([' ', '\n'], start + Length);
        return blank > start ? blank : start + Length;
    }

    private static List<SnippetPart> Cut(string text, int start, int end, List<Match> matches)
    {
        var (parts, at) = (new List<SnippetPart>(), start);
        if (start > 0) parts.Add(new SnippetPart("… ", false));
        foreach (var match in matches.Where(m => m.Span.Start >= start && m.Span.End <= end))
        {
            Add(parts, text, at, match.Span.Start, false);
            Add(parts, text, match.Span.Start, match.Span.End, true);
            at = match.Span.End;
        }
        Add(parts, text, at, end, false);
        if (end < text.Length) parts.Add(new SnippetPart(" …", false));
        return parts;
    }

    private static void Add(List<SnippetPart> parts, string text, int from, int to, bool matched)
    {
        if (to > from) parts.Add(new SnippetPart(text[from..to].Replace('\n', ' '), matched));
    }

    private sealed record Match(Span Span, string Term, int Place, bool IsSure);
}
