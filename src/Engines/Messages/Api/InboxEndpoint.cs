using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Inbox;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Messages.Api;

/// <summary>The inbox of the signed-in person for programs.</summary>
internal static class InboxEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var inbox = endpoints.MapGroup("/api/v1/inbox").RequireAuthorization(Access.SignedIn).RequireRateLimiting(RateLimits.Api).WithTags("Inbox");
        inbox.MapGet("/", ListAsync).WithName("inbox").WithSummary("Notices of the signed-in person")
            .WithDescription("The newest first. next is the cursor of the following page, or null at the end.");
        inbox.MapGet("/{id:guid}", OpenAsync).WithName("notice").WithSummary("One notice").WithDescription("Opening a notice marks it as read.");
    }

    private static async Task<IResult> ListAsync(string? cursor, int? limit, PersonInbox inbox, ICurrentUser user, CancellationToken cancellationToken) =>
        user.PersonId is { } person ? Results.Ok(await inbox.ListAsync(person, cursor, Paging.Limit(limit), cancellationToken)) : Results.Forbid();

    private static async Task<IResult> OpenAsync(Guid id, PersonInbox inbox, ICurrentUser user, CancellationToken cancellationToken) =>
        user.PersonId is { } person && await inbox.OpenAsync(person, id, cancellationToken) is { } notice
            ? Results.Ok(notice)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such notice.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "messages.unknown" });
}
