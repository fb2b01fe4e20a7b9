using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Inbox;
using Saola.Kernel;
using Saola.Web;
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
        inbox.MapGet("/{id:guid}", OpenAsync).WithName("notice").WithSummary("One notice").WithDescription("Opening a notice marks it as read.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<InboxLine>>, ForbidHttpResult>> ListAsync(string? cursor, int? limit, PersonInbox inbox, ICurrentUser user, CancellationToken cancellationToken) =>
        user.PersonId is { } person ? TypedResults.Ok(await inbox.ListAsync(person, cursor, Paging.Limit(limit), cancellationToken)) : TypedResults.Forbid();

    private static async Task<Results<Ok<OpenNotice>, ProblemHttpResult>> OpenAsync(Guid id, PersonInbox inbox, ICurrentUser user, IStringLocalizer<Texts> texts, CancellationToken cancellationToken) =>
        user.PersonId is { } person && await inbox.OpenAsync(person, id, cancellationToken) is { } notice ? TypedResults.Ok(notice) : ApiProblem.Unknown("messages.unknown", texts["Notice.Unknown"]);
}
