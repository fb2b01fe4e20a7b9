using Lucene.Net.Index;
using Lucene.Net.Search;
using Saola.Engines.Search.Analysis;
using Saola.Engines.Search.Indexing;

namespace Saola.Engines.Search.Querying;

/// <summary>How many of the words that are asked for must be found.</summary>
internal enum Demand
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>Every one of a short question, most of a longer one.</summary>
    Most,

    /// <summary>Half of them.</summary>
    Half,
}

/// <summary>
/// Makes the query of a question. Without accents everything must match; accents, pairs of syllables and whole codes raise what fits better,
/// so that the exact spelling ranks first and the accent-free one still finds.
/// </summary>
internal static class QueryMaker
{
    private const float InTitle = 3f, InKeywords = 3f, InText = 1f;
    private const float ExactWeight = 0.6f, PairWeight = 1.2f, PrefixWeight = 0.5f, CorrectedWeight = 0.7f, CodeWeight = 8f;
    private const int ShortestPrefix = 2;
    private const int AllWordsUpTo = 3;

    /// <summary><paramref name="corrections"/> stand beside what was typed, by folded word.</summary>
    public static Query Make(Question question, Demand demand, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections)
    {
        var query = new BooleanQuery(disableCoord: true);
        var asked = new BooleanQuery(disableCoord: true);
        var count = 0;
        for (var i = 0; i < question.Words.Count; i++)
        {
            var word = question.Words[i];
            var found = WordQuery(word, question.IsOpen && i == question.Words.Count - 1, corrections);
            if (word.IsFiller)
            {
                found.Boost = 0.2f;
                query.Add(found, Occur.SHOULD);
                continue;
            }
            asked.Add(found, Occur.SHOULD);
            count++;
        }
        asked.MinimumNumberShouldMatch = Least(count, demand);
        query.Add(asked, Occur.MUST);
        AddExact(query, question);
        AddPairs(query, question, corrections);
        return query;
    }

    private static int Least(int count, Demand demand) => count switch
    {
        0 => 0,
        _ when demand == Demand.Half => Math.Max(1, (count + 1) / 2),
        _ when demand == Demand.All || count <= AllWordsUpTo => count,
        <= 6 => count - 1,
        _ => (int)Math.Ceiling(count * 0.6),
    };

    private static DisjunctionMaxQuery WordQuery(QuestionWord word, bool isOpen, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections)
    {
        if (word.IsCode) return CodeQuery(word);
        var folded = word.Folded[0];
        var query = new DisjunctionMaxQuery(0.1f) { InParts(folded, p => p.Folded, 1) };
        foreach (var meant in corrections.GetValueOrDefault(folded) ?? []) query.Add(InParts(meant, p => p.Folded, CorrectedWeight));
        if (isOpen && folded.Length >= ShortestPrefix) query.Add(BeginsWith(folded));
        return query;
    }

    // A code as it stands, or all its parts in whatever order they were written there.
    private static DisjunctionMaxQuery CodeQuery(QuestionWord word)
    {
        var parts = new BooleanQuery(disableCoord: true);
        foreach (var part in word.Folded) parts.Add(InParts(part, p => p.Folded, 1f / word.Folded.Count), Occur.MUST);
        return new DisjunctionMaxQuery(0) { InParts(TextTerms.Whole(word.Typed), p => p.Folded, CodeWeight), InParts(TextTerms.Squeezed(word.Typed), p => p.Folded, 1), parts };
    }

    private static DisjunctionMaxQuery BeginsWith(string folded)
    {
        var query = new DisjunctionMaxQuery(0);
        foreach (var (part, weight) in Weights) query.Add(new PrefixQuery(new Term(part.Folded, folded)) { Boost = weight * PrefixWeight });
        return query;
    }

    private static void AddExact(BooleanQuery query, Question question)
    {
        foreach (var word in question.Words.Where(w => w.HasAccents && !w.IsFiller))
            foreach (var exact in word.Exact) query.Add(InParts(exact, p => p.Exact, ExactWeight), Occur.SHOULD);
    }

    private static void AddPairs(BooleanQuery query, Question question, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections)
    {
        string? before = null;
        foreach (var word in question.Words)
        {
            if (!word.FollowsDirectly) before = null;
            foreach (var part in word.Folded)
            {
                var meant = corrections.GetValueOrDefault(part) is [var first, ..] ? first : part;
                if (before is not null) query.Add(InParts(TextTerms.Pair(before, meant), p => p.Pairs, PairWeight), Occur.SHOULD);
                before = meant;
            }
        }
    }

    private static (IndexFields.Part Part, float Weight)[] Weights { get; } = [(IndexFields.Title, InTitle), (IndexFields.Keywords, InKeywords), (IndexFields.Text, InText)];

    private static DisjunctionMaxQuery InParts(string term, Func<IndexFields.Part, string> field, float weight)
    {
        var query = new DisjunctionMaxQuery(0.2f);
        foreach (var (part, partWeight) in Weights) query.Add(new TermQuery(new Term(field(part), term)) { Boost = partWeight * weight });
        return query;
    }
}
