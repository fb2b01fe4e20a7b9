using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Jobs.Api;

/// <summary>The administrator's desk of background work for programs.</summary>
internal static class JobsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/jobs").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", ListAsync).RequireAuthorization(Access.ApiRead).WithName("jobs").WithSummary("Works of a state (dead unless asked otherwise), the newest first");
        api.MapGet("/schedules", SchedulesAsync).RequireAuthorization(Access.ApiRead).WithName("job-schedules").WithSummary("Schedules with their last run");
        api.MapPost("/{id:guid}/retry", RetryAsync).RequireAuthorization(Access.ApiWrite).WithName("job-retry")
            .WithSummary("Puts dead work back; a second send finds it alive and changes nothing").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<Page<WorkLine>>> ListAsync(WorkDesk desk, WorkState? state, string? cursor, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(state ?? WorkState.Dead, cursor, Paging.Limit(limit), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ScheduleLine>>> SchedulesAsync(WorkDesk desk, CancellationToken cancellationToken) => TypedResults.Ok(await desk.SchedulesAsync(cancellationToken));

    private static Task<Results<NoContent, ProblemHttpResult>> RetryAsync(WorkDesk desk, Guid id, CancellationToken cancellationToken) => ApiProblem.DoneAsync(desk.RetryAsync(id, cancellationToken));
}
