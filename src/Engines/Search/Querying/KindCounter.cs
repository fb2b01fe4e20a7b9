using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Saola.Engines.Search.Indexing;

namespace Saola.Engines.Search.Querying;

/// <summary>Counts what matches by kind.</summary>
internal sealed class KindCounter : ICollector
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly BytesRef _kind = new();
    private SortedDocValues? _kinds;

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context) => _kinds = context.AtomicReader.GetSortedDocValues(IndexFields.Kind);

    public void Collect(int doc)
    {
        if (_kinds is null || _kinds.GetOrd(doc) < 0) return;
        _kinds.Get(doc, _kind);
        var kind = _kind.Utf8ToString();
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
    }
}
