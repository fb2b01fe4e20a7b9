using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Saola.Engines.Search.Analysis;
using Saola.Kernel;

namespace Saola.Engines.Search.Indexing;

/// <summary>Turns what a source gives into a document of the index.</summary>
internal static class DocumentMaker
{
    private const int LongestText = 200_000;

    private static readonly FieldType Terms = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
    private static readonly FieldType Names = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    public static Document Make(SearchDocument source)
    {
        var title = VietnameseText.Clean(source.Title);
        var text = VietnameseText.CleanLines(source.Text.Length > LongestText ? source.Text[..LongestText] : source.Text);
        var document = new Document
        {
            new StringField(IndexFields.Key, IndexFields.KeyOf(source.Kind, source.Id), Field.Store.NO),
            new StringField(IndexFields.Kind, source.Kind, Field.Store.YES),
            new SortedDocValuesField(IndexFields.Kind, new BytesRef(source.Kind)),
            new StoredField(IndexFields.Id, source.Id),
            new StoredField(IndexFields.Url, source.Url),
            new StoredField(IndexFields.TitleStored, title),
            new StoredField(IndexFields.TextStored, text),
            new NumericDocValuesField(IndexFields.At, source.At?.UtcTicks ?? 0),
        };
        foreach (var reader in source.Readers.Distinct(StringComparer.Ordinal)) document.Add(new StringField(IndexFields.Reader, reader, Field.Store.NO));
        foreach (var (name, value) in source.Facets) document.Add(new StringField(IndexFields.Facet, IndexFields.FacetOf(name, value), Field.Store.NO));
        var isPublic = source.Readers.Contains(SearchReader.Public, StringComparer.Ordinal);
        Add(document, IndexFields.Title, title, isPublic);
        Add(document, IndexFields.Keywords, source.Keywords, isPublic);
        Add(document, IndexFields.Text, text, isPublic);
        return document;
    }

    private static void Add(Document document, IndexFields.Part part, string text, bool isPublic)
    {
        var terms = TextTerms.Of(text);
        document.Add(new Field(part.Exact, new TermListStream(terms.Exact), Terms));
        document.Add(new Field(part.Folded, new TermListStream(terms.Folded), Terms));
        document.Add(new Field(part.Pairs, new TermListStream(terms.Pairs), Terms));
        if (!isPublic) return;
        var words = terms.Exact.Where(IsWord).Distinct(StringComparer.Ordinal).Select(exact => Spelling.Folded(exact) + " " + exact).ToList();
        document.Add(new Field(IndexFields.PublicWord, new TermListStream(words), Names));
    }

    private static bool IsWord(string term) => term.Length is > 1 and <= 12 && term.All(char.IsLetter);
}
