using System.Runtime.CompilerServices;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Finding;

/// <summary>What was found.</summary>
/// <param name="Procedures">Best first; in the order of their codes when nothing was typed.</param>
/// <param name="IsNear">No procedure has all the words: these have some of them.</param>
internal sealed record FoundProcedures(IReadOnlyList<Procedure> Procedures, bool IsNear);

/// <summary>
/// Finds procedures by plain words, with accents or without, in name, other names, code and summary. The catalogue lies in memory and is
/// small, so this answers without an index; the one index of the site knows procedures too (<see cref="ProcedureSearchSource"/>).
/// </summary>
internal static class ProcedureFinder
{
    /// <summary>Longest text that is looked at.</summary>
    public const int MostCharacters = 200;

    private const int MostWords = 12;
    private const int MostNear = 8;

    /// <summary>Words that say nothing about what is looked for.</summary>
    private static readonly HashSet<string> Empty = new(["thu", "tuc", "xin", "cho", "cua", "toi", "lam", "the", "nao", "muon", "can", "o", "dau"], StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<Procedure, Entry> Entries = [];

    /// <summary>Finds in these procedures.</summary>
    public static FoundProcedures Find(IReadOnlyList<Procedure> procedures, string? text)
    {
        var typed = VietnameseText.Clean(text);
        if (typed.Length > MostCharacters) typed = typed[..MostCharacters];
        var words = Words(typed);
        if (words.Count == 0) return new(procedures, false);
        var whole = Rank(procedures, words, typed, words.Count);
        if (whole.Count > 0) return new(whole, false);
        var meaning = words.Where(w => !Empty.Contains(w)).ToList();
        if (meaning.Count == 0) return new([], true);
        if (meaning.Count < words.Count && Rank(procedures, meaning, typed, meaning.Count) is { Count: > 0 } fewer) return new(fewer, false);
        return new(Rank(procedures, meaning, typed, Math.Max(1, (meaning.Count + 1) / 2)).Take(MostNear).ToList(), true);
    }

    private static List<Procedure> Rank(IReadOnlyList<Procedure> procedures, List<string> words, string typed, int least)
    {
        var phrase = string.Join(' ', words);
        return procedures.Select(p => (Procedure: p, Score: Entries.GetValue(p, Entry.Of).Score(words, phrase, typed, least)))
            .Where(found => found.Score > 0).OrderByDescending(found => found.Score).ThenBy(found => found.Procedure.Code, StringComparer.Ordinal)
            .Select(found => found.Procedure).ToList();
    }

    /// <summary>Folded words: letters, digits and the points of codes; <c>X-quang</c> is two words in both texts.</summary>
    private static List<string> Words(string text) =>
        Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();

    private static string Plain(string text) => new(VietnameseText.Fold(text).Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ').ToArray());

    /// <summary>The texts of one procedure as they are compared.</summary>
    private sealed record Entry(IReadOnlyList<Part> Parts, string Name)
    {
        public static Entry Of(Procedure p) => new(
            [new(Spaced(p.Code), 12), new(Spaced(p.Name), 8), .. p.Aliases.Select(a => new Part(Spaced(a), 8)), new(Spaced(p.Summary), 2)], p.Name);

        public double Score(List<string> words, string phrase, string typed, int least)
        {
            var (score, found) = (0.0, 0);
            foreach (var word in words)
            {
                var best = Parts.Max(part => part.Weigh(word));
                if (best > 0) found++;
                score += best;
            }
            if (found < least) return 0;
            score += Parts.Max(part => part.Text.Contains(" " + phrase, StringComparison.Ordinal) ? part.Weight * 2 : 0);
            // Exact accents rank first: "cấp" before "cáp".
            return Name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? score + 6 : score;
        }

        private static string Spaced(string text) => " " + string.Join(' ', Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
    }

    private sealed record Part(string Text, double Weight)
    {
        /// <summary>A whole word counts more than the beginning of one.</summary>
        public double Weigh(string word) =>
            Text.Contains($" {word} ", StringComparison.Ordinal) ? Weight : word.Length > 1 && Text.Contains(" " + word, StringComparison.Ordinal) ? Weight / 2 : 0;
    }
}
