namespace Saola.Engines.Search;

/// <summary>One thing that can be found.</summary>
public sealed record SearchDocument
{
    /// <summary>Kind, such as <c>procedure</c>, <c>case</c>: a facet.</summary>
    public required string Kind { get; init; }

    /// <summary>Id inside its kind.</summary>
    public required string Id { get; init; }

    /// <summary>Title; weighs most.</summary>
    public required string Title { get; init; }

    /// <summary>Other words under which it is looked for; weighs like the title.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>Text; snippets come from here.</summary>
    public string Text { get; init; } = "";

    /// <summary>Path on the site.</summary>
    public required string Url { get; init; }

    /// <summary>Who may find it: <c>public</c>, <c>person:…</c>, <c>organisation:…</c>, <c>unit:…</c>, <c>role:clerk</c>. What you may not read does not exist.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>Facets, such as <c>field</c> → <c>an-toan-buc-xa</c>.</summary>
    public IReadOnlyDictionary<string, string> Facets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>For ordering by time.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A part's contribution to the one index.</summary>
public interface ISearchSource
{
    /// <summary>The kind that it gives.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether its documents come from files and not from the database, so that no commit tells of their changes (the catalogue).
    /// The index takes them in again at each start of the program and on each new day.
    /// </summary>
    bool IsFromFiles => false;

    /// <summary>All documents, for rebuilding; streamed.</summary>
    IAsyncEnumerable<SearchDocument> AllAsync(CancellationToken cancellationToken);

    /// <summary>One document as committed now, or null when it is gone.</summary>
    Task<SearchDocument?> OneAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Tells the index that something changed: a row in the same commit; the index follows within a second.</summary>
public interface ISearchFeed
{
    /// <summary>Adds the change to the present unit of work.</summary>
    void Changed(string kind, string id);
}

/// <summary>A question to the index.</summary>
public sealed record SearchRequest
{
    /// <summary>What was typed: accented, without accents, or half of each.</summary>
    public required string Text { get; init; }

    /// <summary>Who asks, as reader tokens; the filter is inside the query.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>Only this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Only these facet values.</summary>
    public IReadOnlyDictionary<string, string> Facets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>First row, from 0; at most 1,000.</summary>
    public int Skip { get; init; }

    /// <summary>Rows, at most 50.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>One thing found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Title, plain.</param>
/// <param name="Url">Path.</param>
/// <param name="Snippet">Pieces of text; those that match are marked.</param>
/// <param name="Score">For ordering only.</param>
public sealed record SearchHit(string Kind, string Id, string Title, string Url, IReadOnlyList<SnippetPart> Snippet, double Score)
{
    /// <summary>The title in pieces; those that match are marked.</summary>
    public IReadOnlyList<SnippetPart> TitleParts { get; init; } = [];
}

/// <summary>A piece of a snippet.</summary>
public sealed record SnippetPart(string Text, bool Matched);

/// <summary>What was found.</summary>
/// <param name="Hits">Best first; exact accents rank first.</param>
/// <param name="Total">How many there are that the asker may read.</param>
/// <param name="Kinds">How many of each kind.</param>
/// <param name="DidYouMean">A better spelling, or null.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyDictionary<string, int> Kinds, string? DidYouMean)
{
    /// <summary>Nothing found.</summary>
    public static SearchResult Nothing { get; } = new([], 0, new Dictionary<string, int>(StringComparer.Ordinal), null);

    /// <summary>There is no index yet, it is being built: nothing found does not mean that there is nothing.</summary>
    public bool IsBeingBuilt { get; init; }
}

/// <summary>The one index.</summary>
public interface ISearch
{
    /// <summary>Finds.</summary>
    Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellationToken);
}
