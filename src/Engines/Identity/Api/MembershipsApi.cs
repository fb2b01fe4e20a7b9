using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.Organisations;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Api;

/// <summary>Requests to act for an organisation, for the programs of those who decide them.</summary>
internal static class MembershipsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/memberships").RequireRateLimiting(RateLimits.Api).WithTags("Administration")
            .RequireAuthorization(policy => policy.AddRequirements(new RoleRequirement([Roles.Administrator, Roles.Clerk, Roles.Office])))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", async (MembershipRequests requests, string? cursor, int? limit, CancellationToken token) => TypedResults.Ok(await requests.PageAsync(cursor, Paging.Limit(limit), token)))
            .RequireAuthorization(Access.ApiRead).WithName("memberships").WithSummary("Requests to act for an organisation that wait for a decision, the oldest first; next is the cursor of the following page")
            .WithDescription("proofPage opens the paper that proves it, for those who may decide.");
        AdministrationApi.Writes(api.MapPost("/{id:guid}/verification", (DecideMembership decide, Guid id, CancellationToken token) => ApiProblem.DoneAsync(decide.VerifyAsync(id, token)))
            .WithName("membership-verify").WithSummary("Accepts the proof; the person is told")
            .WithDescription("409 organisation.link_changed when the request was decided meanwhile, also by a first send."));
        AdministrationApi.Writes(api.MapPost("/{id:guid}/refusal", (DecideMembership decide, Guid id, [FromBody] EndBody body, CancellationToken token) => ApiProblem.DoneAsync(decide.RefuseAsync(id, body.Reason, token)))
            .WithName("membership-refuse").WithSummary("Refuses the request with a reason of at least five characters, which the person is told")
            .WithDescription("409 organisation.link_changed when the request was decided meanwhile, also by a first send."));
    }
}
