using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Saola.Engines.Search.Indexing;

/// <summary>
/// One index on the disk or in memory, open for writing. The mark of the feed stands in its commit: index and position move together or not at all.
/// </summary>
internal sealed class Generation : IDisposable
{
    private const string MarkKey = "mark", SchemaKey = "schema";
    private const double BufferMegabytes = 32;

    private readonly LuceneDirectory _directory;
    private readonly IndexWriter _writer;

    private Generation(LuceneDirectory directory, string? folder)
    {
        (_directory, Folder) = (directory, folder);
        _writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            OpenMode = OpenMode.CREATE_OR_APPEND, Similarity = new SearchSimilarity(), RAMBufferSizeMB = BufferMegabytes,
        });
        Searchers = new SearcherManager(_writer, applyAllDeletes: true, new SearcherMaker());
    }

    /// <summary>Its folder; null in memory.</summary>
    public string? Folder { get; }

    public SearcherManager Searchers { get; }

    /// <summary>Up to where of the feed it goes, or null when it was never committed.</summary>
    public string? Mark { get; private set; }

    /// <summary>An empty one.</summary>
    public static Generation Create(LuceneDirectory directory, string? folder) => new(directory, folder);

    /// <summary>Opens what is there; null when it is missing, broken, or of another schema.</summary>
    public static Generation? Open(LuceneDirectory directory, string folder)
    {
        Generation? opened = null;
        try
        {
            if (!DirectoryReader.IndexExists(directory)) return null;
            opened = new Generation(directory, folder);
            var data = opened._writer.CommitData;
            if (data is null || !data.TryGetValue(SchemaKey, out var schema) || schema != IndexFields.SchemaVersion || !data.TryGetValue(MarkKey, out var mark)) return null;
            opened.Mark = mark;
            var whole = opened;
            opened = null;
            return whole;
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
        finally
        {
            opened?.Dispose();
        }
    }

    public void Put(SearchDocument document) =>
        _writer.UpdateDocument(new Term(IndexFields.Key, IndexFields.KeyOf(document.Kind, document.Id)), DocumentMaker.Make(document));

    public void Remove(string kind, string id) => _writer.DeleteDocuments(new Term(IndexFields.Key, IndexFields.KeyOf(kind, id)));

    public void RemoveKind(string kind) => _writer.DeleteDocuments(new Term(IndexFields.Kind, kind));

    /// <summary>Keeps everything put in so far together with the mark, and shows it to searchers.</summary>
    public void Commit(string mark)
    {
        _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [MarkKey] = mark, [SchemaKey] = IndexFields.SchemaVersion });
        _writer.Commit();
        Mark = mark;
        Searchers.MaybeRefreshBlocking();
    }

    /// <summary>Forgets what was put in since the last commit; it cannot be used afterwards.</summary>
    public void Abandon()
    {
        Searchers.Dispose();
        _writer.Rollback();
        _directory.Dispose();
    }

    public void Dispose()
    {
        Searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
    }

    private sealed class SearcherMaker : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new SearchSimilarity() };
    }
}
