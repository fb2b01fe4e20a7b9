using Lucene.Net.Search.Similarities;

namespace Saola.Engines.Search.Indexing;

/// <summary>Names of the fields of the index. A change here or in the analysis raises <see cref="SchemaVersion"/>: the index is built anew.</summary>
internal static class IndexFields
{
    public const string SchemaVersion = "1";

    /// <summary>Kind and id: one document.</summary>
    public const string Key = "key";
    public const string Kind = "kind", Id = "id", Url = "url", Reader = "reader", Facet = "facet", At = "at";
    public const string TitleStored = "title", TextStored = "text";

    /// <summary>Terms of public documents, in pairs of folded and exact form: suggestions come from nowhere else.</summary>
    public const string PublicWord = "public.word";

    public static Part Title { get; } = new("t");
    public static Part Keywords { get; } = new("k");
    public static Part Text { get; } = new("x");

    public static string KeyOf(string kind, string id) => kind + "\u0001" + id;

    public static string FacetOf(string name, string value) => name + "=" + value;

    /// <summary>The three forms of one part of a document.</summary>
    internal sealed record Part(string Name)
    {
        public string Exact { get; } = Name + ".exact";
        public string Folded { get; } = Name + ".folded";
        public string Pairs { get; } = Name + ".pairs";
    }
}

/// <summary>BM25. The length of a title says little and the number of other names nothing at all: a well described procedure must not sink.</summary>
internal sealed class SearchSimilarity : PerFieldSimilarityWrapper
{
    private readonly BM25Similarity _title = new(1.2f, 0.4f), _keywords = new(0.8f, 0.05f), _text = new(1.2f, 0.75f);

    public override Similarity Get(string name) => name[0] switch
    {
        't' => _title,
        'k' => _keywords,
        _ => _text,
    };
}
