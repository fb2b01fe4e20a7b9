using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Search;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Modules.Portal.Pages.Search;

/// <summary>One box for everything that the asker may read.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ISearch search, ISearchReaders readers) : PageModel
{
    private const int PageSize = 10;
    private const int LongestText = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [FromServices]
    public IStringLocalizer<Texts> Words { get; init; } = null!;

    public string Text { get; private set; } = "";

    public bool Asked => Text.Length > 0;

    public int Skip { get; private set; }

    public SearchResult Found { get; private set; } = SearchResult.Nothing;

    public string? Next { get; private set; }

    public IReadOnlyList<ListView> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Text = VietnameseText.Clean(Query?.Length > LongestText ? Query[..LongestText] : Query);
        if (SearchCursor.Read(Cursor) is not { } skip) return Redirect(Address(Text, Kind, null));
        Skip = skip;
        if (!Asked) return Page();
        if (string.IsNullOrEmpty(Kind)) Kind = null;
        var request = new SearchRequest { Text = Text, Kind = Kind, Readers = await readers.CurrentAsync(cancellationToken), Skip = skip, Take = PageSize };
        Found = await search.FindAsync(request, cancellationToken);
        Next = SearchCursor.After(skip, PageSize, Found.Total);
        Kinds = [new ListView(Words["Kind.all"], Address(Text, null, null), Kind is null) { Count = Found.Kinds.Values.Sum() }, .. Found.Kinds.OrderByDescending(k => k.Value)
            .Select(k => new ListView(KindName(Words, k.Key), Address(Text, k.Key, null), k.Key == Kind) { Count = k.Value })];
        return Page();
    }

    /// <summary>Address of another search.</summary>
    public string Address(string text, string? kind, string? cursor)
    {
        var query = new QueryBuilder { { "q", text } };
        if (kind is not null) query.Add("kind", kind);
        if (cursor is not null) query.Add("cursor", cursor);
        return Request.PathBase + "/tim" + query.ToQueryString();
    }

    /// <summary>What was found, in a sentence.</summary>
    public string Summary(IStringLocalizer texts)
    {
        if (Found.IsBeingBuilt) return texts["Search.BeingBuilt"];
        if (Found.Total == 0) return texts["Search.Nothing", Text];
        return Found.Hits.Count == Found.Total ? texts["Search.Found", VietnameseFormats.Number(Found.Total)]
            : texts["Search.FoundPart", Skip + 1, Skip + Found.Hits.Count, VietnameseFormats.Number(Found.Total)];
    }

    /// <summary>Name of a kind; a kind without a name of its own shows its code.</summary>
    public string KindName(IStringLocalizer texts, string kind) => texts["Kind." + kind] is { ResourceNotFound: false } name ? name : kind;

    /// <summary>Ids that people use themselves; the others are the program's.</summary>
    public string? CodeOf(SearchHit hit) => Guid.TryParse(hit.Id, out _) ? null : hit.Id;
}
