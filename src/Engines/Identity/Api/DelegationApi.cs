using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Api;

/// <summary>One's own role for a colleague; the last day counts whole.</summary>
internal sealed record DelegationBody(Guid? ToPersonId, string? Role, string? UnitCode, DateOnly? From, DateOnly? Until, string? Reason);

/// <summary>Delegations of the caller through the API, by the same commands as the page.</summary>
internal static class DelegationApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/delegations").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.Staff).WithTags("Identity")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", ListAsync).RequireAuthorization(Access.ApiRead).WithName("delegations").WithSummary("What the caller has handed on or taken over, running and coming; at most 50");
        api.MapPost("/", DelegateAsync).RequireAuthorization(Access.ApiWrite).WithName("delegate").WithSummary("Hands one's own role to a colleague for a time; needs the header Idempotency-Key")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/{id:guid}/end", EndAsync).RequireAuthorization(Access.ApiWrite).WithName("delegation-end").WithSummary("Takes a delegation back; a second send changes nothing").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<DelegationLine>>> ListAsync(DelegationList list, ICurrentUser user, CancellationToken cancellationToken) =>
        TypedResults.Ok(await list.OfAsync((await user.AuthorityAsync(cancellationToken)).PersonId, cancellationToken));

    private static async Task<Results<Ok<Made>, ForbidHttpResult, ProblemHttpResult>> DelegateAsync(
        DelegateRole handler, IActorSource actors, ICurrentUser user, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] DelegationBody body,
        CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } from) return TypedResults.Forbid();
        if (OnceKey.Of(actors.Current, "delegate", key) is not { } once) return ApiProblem.KeyMissing();
        var result = await handler.HandleAsync(new DelegateRoleInput
        {
            FromPersonId = from, ToPersonId = body.ToPersonId, Role = body.Role, UnitCode = body.UnitCode, From = body.From, Until = body.Until, Reason = body.Reason, Id = once,
        }, cancellationToken);
        return result.IsDone ? TypedResults.Ok(new Made(result.Value)) : ApiProblem.Refused(result.Faults);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> EndAsync(EndDelegation end, Guid id, CancellationToken cancellationToken) => ApiProblem.DoneAsync(end.HandleAsync(id, cancellationToken));
}
