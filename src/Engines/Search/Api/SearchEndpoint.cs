using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Search.Api;

/// <summary>One thing found, as the API gives it.</summary>
internal sealed record FoundItem(string Kind, string Id, string Title, string Url, IReadOnlyList<SnippetPart> Snippet);

/// <summary>A page of what was found.</summary>
/// <param name="Items">Best first.</param>
/// <param name="Total">How many there are that the caller may read.</param>
/// <param name="Kinds">How many of each kind, whatever kind was asked for.</param>
/// <param name="DidYouMean">A better spelling, or null.</param>
/// <param name="Next">Cursor of the following page, or null.</param>
internal sealed record FoundPage(IReadOnlyList<FoundItem> Items, int Total, IReadOnlyDictionary<string, int> Kinds, string? DidYouMean, string? Next);

/// <summary><c>GET /api/v1/search</c>: what the search page does.</summary>
internal static class SearchEndpoint
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/search", FindAsync).RequireRateLimiting(RateLimits.Api).WithTags("Search").WithName("search")
            .WithSummary("Finds by plain words, with Vietnamese accents or without")
            .WithDescription("Public things; with a session or a token also what the caller may read. Exact accents rank first. Cursor paging.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<FoundPage>, ProblemHttpResult>> FindAsync(
        ISearch search, ISearchReaders readers, IStringLocalizer<Texts> texts,
        [Description("What to look for")] string? q, [Description("Only this kind, such as procedure or case")] string? kind, [Description("Value next of the page before")] string? cursor,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(q)) return Refuse("search.text_missing", texts["Fault.Missing"], "q");
        if (SearchCursor.Read(cursor) is not { } skip) return Refuse("search.cursor_invalid", texts["Fault.Cursor"], "cursor");
        var request = new SearchRequest { Text = q, Kind = kind, Readers = await readers.CurrentAsync(cancellationToken), Skip = skip, Take = PageSize };
        var found = await search.FindAsync(request, cancellationToken);
        var items = found.Hits.Select(h => new FoundItem(h.Kind, h.Id, h.Title, h.Url, h.Snippet)).ToList();
        return TypedResults.Ok(new FoundPage(items, found.Total, found.Kinds, found.DidYouMean, SearchCursor.After(skip, PageSize, found.Total)));
    }

    private static ProblemHttpResult Refuse(string code, string message, string field) => ApiProblem.Of(StatusCodes.Status400BadRequest, code, message, field);
}
