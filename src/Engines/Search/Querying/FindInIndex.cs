using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Saola.Engines.Search.Analysis;
using Saola.Engines.Search.Indexing;
using Saola.Kernel;

namespace Saola.Engines.Search.Querying;

/// <summary>
/// Answers a question. What the asker may not read is filtered inside the query, before anything is counted. When no document has all the words,
/// words that no public document knows are read as typing errors; when that finds nothing either, half of the words are enough.
/// </summary>
internal sealed class FindInIndex(SearchIndex index) : ISearch
{
    private const int MostSkip = 1000, MostTake = 50;
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoCorrections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
    private (object Reader, Vocabulary Words)? _vocabulary;

    public Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellationToken) => Task.Run(() => Find(request), cancellationToken);

    private SearchResult Find(SearchRequest request)
    {
        var question = Question.Read(request.Text);
        for (var attempt = 0; index.Current is { } generation; attempt++)
        {
            try
            {
                var searcher = generation.Searchers.Acquire();
                try
                {
                    return Answer(searcher, request, question);
                }
                finally
                {
                    generation.Searchers.Release(searcher);
                }
            }
            catch (ObjectDisposedException) when (attempt < 3)
            {
                // A new generation was swapped in meanwhile; it answers.
            }
        }
        return FindBeside(request, question);
    }

    // A command beside the running program: the folder is the program's, reading is free to all.
    private SearchResult FindBeside(SearchRequest request, Question question)
    {
        using var directory = index.OpenForReading();
        if (directory is null || !DirectoryReader.IndexExists(directory)) return SearchResult.Nothing with { IsBeingBuilt = true };
        using var reader = DirectoryReader.Open(directory);
        return Answer(new IndexSearcher(reader) { Similarity = new SearchSimilarity() }, request, question);
    }

    private SearchResult Answer(IndexSearcher searcher, SearchRequest request, Question question)
    {
        if (question.Words.Count == 0) return SearchResult.Nothing;
        var rights = new QueryWrapperFilter(Rights(request));
        Found Ask(Demand demand, IReadOnlyDictionary<string, IReadOnlyList<string>> meanings) => Run(searcher, QueryMaker.Make(question, demand, meanings), rights, request);

        var found = Ask(Demand.Most, NoCorrections);
        var words = WordsOf(searcher);
        var corrections = Corrections(question, words);
        // A word that no public document has may stand in a record of the asker: only where no record has all the words, it is an error.
        if (found.Any && (corrections.Count == 0 || Ask(Demand.All, NoCorrections).Any)) return Result(searcher, found, request, question, NoCorrections, null);
        foreach (var demand in new[] { Demand.Most, Demand.Half })
            if (Ask(demand, corrections) is { Any: true } near)
                return Result(searcher, near, request, question, corrections, corrections.Count == 0 ? null : Suggestion(question, corrections, words));
        return SearchResult.Nothing;
    }

    private static BooleanQuery Rights(SearchRequest request)
    {
        var readers = new BooleanQuery();
        foreach (var reader in request.Readers.Distinct(StringComparer.Ordinal).Take(500)) readers.Add(new TermQuery(new Term(IndexFields.Reader, reader)), Occur.SHOULD);
        var rights = new BooleanQuery { { readers, Occur.MUST } };
        foreach (var (name, value) in request.Facets) rights.Add(new TermQuery(new Term(IndexFields.Facet, IndexFields.FacetOf(name, value))), Occur.MUST);
        return rights;
    }

    private static Found Run(IndexSearcher searcher, Query query, Filter rights, SearchRequest request)
    {
        var counter = new KindCounter();
        searcher.Search(query, rights, counter);
        var limit = Math.Clamp(request.Skip, 0, MostSkip) + Math.Clamp(request.Take, 1, MostTake);
        var narrowed = request.Kind is null ? query : new BooleanQuery { { query, Occur.MUST }, { new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Kind, request.Kind))) { Boost = 0 }, Occur.MUST } };
        var order = new Sort(SortField.FIELD_SCORE, new SortField(IndexFields.At, SortFieldType.INT64, reverse: true));
        return new Found(searcher.Search(narrowed, rights, limit, order, doDocScores: true, doMaxScore: false), counter.Counts);
    }

    private static SearchResult Result(
        IndexSearcher searcher, Found found, SearchRequest request, Question question, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections, string? suggestion)
    {
        var snippets = Marker(question, corrections);
        var hits = found.Top.ScoreDocs.Skip(Math.Clamp(request.Skip, 0, MostSkip)).Select(d => Hit(searcher.Doc(d.Doc), d.Score, snippets)).ToList();
        return new SearchResult(hits, found.Top.TotalHits, found.Counts, suggestion);
    }

    private static SearchHit Hit(Document document, float score, Snippets snippets)
    {
        string Stored(string name) => document.Get(name, CultureInfo.InvariantCulture);
        var title = Stored(IndexFields.TitleStored);
        return new SearchHit(Stored(IndexFields.Kind), Stored(IndexFields.Id), title, Stored(IndexFields.Url), snippets.Best(Stored(IndexFields.TextStored)), score)
        {
            TitleParts = snippets.Mark(title),
        };
    }

    private static Snippets Marker(Question question, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections)
    {
        var terms = question.Asked.SelectMany(w => w.IsCode ? [.. w.Folded, TextTerms.Whole(w.Typed)] : w.Folded)
            .SelectMany(folded => (corrections.GetValueOrDefault(folded) ?? []).Prepend(folded)).ToHashSet(StringComparer.Ordinal);
        var last = question.Words[^1];
        var accented = question.Asked.Where(w => w.HasAccents).SelectMany(w => w.Exact).ToHashSet(StringComparer.Ordinal);
        return new Snippets(terms, accented, question.IsOpen && !last.IsFiller && !last.IsCode && last.Folded[0].Length > 1 ? last.Folded[0] : null);
    }

    private static Dictionary<string, IReadOnlyList<string>> Corrections(Question question, Vocabulary words)
    {
        var corrections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var folded in question.Asked.Where(w => !w.IsCode).Select(w => w.Folded[0]))
            if (!words.Knows(folded) && folded.All(char.IsLetter) && words.Meant(folded) is { Count: > 0 } meant) corrections[folded] = meant;
        return corrections;
    }

    // Answers in the way of the question: with accents when it has some.
    private static string Suggestion(Question question, Dictionary<string, IReadOnlyList<string>> corrections, Vocabulary words)
    {
        var accented = question.Words.Any(w => w.HasAccents);
        return string.Join(' ', question.Words.Select(w =>
            w.IsCode || !corrections.TryGetValue(w.Folded[0], out var meant) ? w.Typed : accented ? words.Exact(meant[0], w.Typed) : VietnameseText.Fold(words.Exact(meant[0], w.Typed))));
    }

    private Vocabulary WordsOf(IndexSearcher searcher)
    {
        if (_vocabulary is { } known && ReferenceEquals(known.Reader, searcher.IndexReader)) return known.Words;
        var words = Vocabulary.Read(searcher.IndexReader);
        _vocabulary = (searcher.IndexReader, words);
        return words;
    }

    private sealed record Found(TopFieldDocs Top, IReadOnlyDictionary<string, int> Counts)
    {
        public bool Any => Top.TotalHits > 0;
    }
}
