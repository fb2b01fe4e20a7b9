using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Model;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Messages.Api;

/// <summary>An e-mail in a list; the address is covered, the text is not told.</summary>
internal sealed record MailItem(Guid Id, string Address, string Subject, string State, int Attempts, string? LastError, DateTimeOffset CreatedAt);

/// <summary>The administrator's desk of e-mails for programs.</summary>
internal static class MailsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/mails").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", ListAsync).RequireAuthorization(Access.ApiRead).WithName("mails").WithSummary("E-mails of a state (uncertain unless asked otherwise), the newest first");
        api.MapPost("/{id:guid}/send-again", (MailDesk desk, Guid id, CancellationToken token) => ApiProblem.DoneAsync(desk.SendAgainAsync(id, token))).RequireAuthorization(Access.ApiWrite)
            .WithName("mail-send-again").WithSummary("Queues an e-mail again that was refused or is uncertain").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/{id:guid}/mark-sent", (MailDesk desk, Guid id, CancellationToken token) => ApiProblem.DoneAsync(desk.MarkSentAsync(id, token))).RequireAuthorization(Access.ApiWrite)
            .WithName("mail-mark-sent").WithSummary("Says that an uncertain e-mail has arrived").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<Page<MailItem>>> ListAsync(MailDesk desk, MailState? state, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await desk.ListAsync(state ?? MailState.Uncertain, cursor, Paging.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<MailItem>([.. page.Items.Select(m => new MailItem(m.Id, Masked.Email(m.Address), m.Subject, m.State.ToString(), m.Attempts, m.LastError, m.CreatedAt))], page.Next));
    }
}
