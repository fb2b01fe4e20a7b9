using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A dossier in a list; no personal numbers.</summary>
internal sealed record CaseItem(
    string Number, string Procedure, string ProcedureName, string Applicant, string State, int StateCode, string Unit, string? Step, string Channel,
    DateTimeOffset FiledAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, DateTimeOffset? ReturnedAt, int RowVersion);

/// <summary>One page of dossiers.</summary>
internal sealed record CasePage(IReadOnlyList<CaseItem> Items, string? Next);

/// <summary>One stay at a step.</summary>
internal sealed record TimelineItem(string Step, string Unit, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, string? Decision);

/// <summary>A decision on the present step.</summary>
internal sealed record DecisionBody(string StepId, int RowVersion, string Decision, string? Reason, Guid? AssigneeId, IReadOnlyList<SupplementItem>? Items, DateOnly? DueBy);

/// <summary>Dossiers through the API: the same handlers and rights as the screens.</summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api).WithTags("Cases");
        api.MapGet("/cases", ListAsync).RequireAuthorization(Access.ApiRead).WithName("cases").WithSummary("Dossiers that the caller may read; filters as on the officers' list");
        api.MapGet("/cases/{number}", OneAsync).RequireAuthorization(Access.ApiRead).WithName("case").WithSummary("One dossier").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/cases/{number}/timeline", TimelineAsync).RequireAuthorization(Access.ApiRead).WithName("case-timeline").WithSummary("Who had it when").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/cases/{number}/decisions", DecideAsync).RequireAuthorization(Access.ApiWrite).WithName("case-decide")
            .WithSummary("Decides the present step; the version that was seen makes a second send harmless").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        endpoints.MapGet("/api/v1/track", TrackAsync).RequireRateLimiting(RateLimits.Tracking).WithTags("Cases").WithName("track")
            .WithSummary("Follows a dossier by number and code; a wrong number and a wrong code look the same").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<CasePage>> ListAsync(HttpRequest request, ListCases cases, ICurrentUser user, [Description("Cursor of the page before")] string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var staff = (await user.AuthorityAsync(cancellationToken)).IsStaff;
        var page = await cases.PageAsync(CaseQuery.Read(request.Query) with { Own = !staff, After = cursor, Take = Paging.Limit(limit) }, cancellationToken);
        return TypedResults.Ok(new CasePage([.. page.Items.Select(row => Item(row, row.ApplicantName))], page.Next));
    }

    private static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> OneAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found ? TypedResults.Ok(Item(found.Row, found.Row.ApplicantName)) : NotFound();

    private static async Task<Results<Ok<List<TimelineItem>>, ProblemHttpResult>> TimelineAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found
            ? TypedResults.Ok(found.Runs.Select(r => new TimelineItem(r.StepName, r.UnitCode, r.StartedAt, r.DueAt, r.FinishedAt, r.Decision)).ToList()) : NotFound();

    private static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> TrackAsync(ReadCase read, string? number, string? code, CancellationToken cancellationToken) =>
        await read.ForTrackingAsync(number ?? "", code ?? "", cancellationToken) is { } found ? TypedResults.Ok(Item(found.Row, CaseMask.Name(found.Row.ApplicantName))) : NotFound();

    private static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> DecideAsync(ReadCase read, DecideStep decide, string number, [FromBody] DecisionBody body, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var result = await decide.HandleAsync(new StepDecision
        {
            CaseId = found.Row.Id, RowVersion = body.RowVersion, StepId = body.StepId, Decision = body.Decision, Reason = body.Reason, AssigneeId = body.AssigneeId, Items = body.Items ?? [], DueBy = body.DueBy,
        }, cancellationToken);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await OneAsync(read, number, cancellationToken);
    }

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));

    internal static CaseItem Item(CaseRow row, string applicant) => new(
        row.Number, row.TypeCode, row.TypeName, applicant, row.State.ToString(), row.State.Code(), row.StepUnit ?? row.UnitCode, row.StepId, row.Channel.ToString().ToLowerInvariant(),
        row.FiledAt, row.AcceptedAt, row.DueAt, row.EndedAt, row.ReturnedAt, row.RowVersion);
}
