using Lucene.Net.Index;
using Saola.Engines.Search.Analysis;
using Saola.Engines.Search.Indexing;

namespace Saola.Engines.Search.Querying;

/// <summary>
/// The words of public documents, without accents, with how many documents have each and its most usual accented form. Suggestions come from
/// here alone: a word that stands only in somebody's case is neither suggested nor betrayed by the lack of a suggestion.
/// </summary>
internal sealed class Vocabulary
{
    private const int MostMeanings = 3;
    private const int MostChanges = 3;
    private readonly Dictionary<string, PublicWord> _words;

    private Vocabulary(Dictionary<string, PublicWord> words) => _words = words;

    public static Vocabulary Read(IndexReader reader)
    {
        var words = new Dictionary<string, PublicWord>(StringComparer.Ordinal);
        var terms = MultiFields.GetTerms(reader, IndexFields.PublicWord)?.GetEnumerator();
        while (terms?.MoveNext() == true)
        {
            var (folded, exact) = terms.Term.Utf8ToString().Split(' ', 2) is [var left, var right] ? (left, right) : ("", "");
            if (!words.TryGetValue(folded, out var word)) words[folded] = word = new PublicWord([], 0);
            word.Forms.Add((exact, terms.DocFreq));
            words[folded] = word with { Documents = word.Documents + terms.DocFreq };
        }
        return new Vocabulary(words);
    }

    public bool Knows(string folded) => _words.ContainsKey(folded);

    /// <summary>The accented form of a folded word that is nearest to what was typed; among equals the most usual.</summary>
    public string Exact(string folded, string typed) => _words.TryGetValue(folded, out var word)
        ? word.Forms.OrderBy(f => Spelling.Distance(Spelling.Exact(typed), f.Exact, MostChanges)).ThenByDescending(f => f.Documents).First().Exact : folded;

    /// <summary>What may have been meant by a word that no public document has: read as Telex, else the nearest words, most usual first.</summary>
    public IReadOnlyList<string> Meant(string folded)
    {
        if (Spelling.FromTelex(folded) is { } telex && Knows(telex)) return [telex];
        var most = folded.Length switch { < 3 => 0, <= 5 => 1, _ => 2 };
        if (most == 0) return [];
        return [.. _words.Select(w => (w.Key, w.Value.Documents, Distance: Spelling.Distance(folded, w.Key, most))).Where(w => w.Distance <= most)
            .OrderBy(w => w.Distance).ThenByDescending(w => w.Key[0] == folded[0]).ThenByDescending(w => w.Documents).ThenBy(w => w.Key, StringComparer.Ordinal)
            .Take(MostMeanings).Select(w => w.Key)];
    }

    private sealed record PublicWord(List<(string Exact, int Documents)> Forms, int Documents);
}
