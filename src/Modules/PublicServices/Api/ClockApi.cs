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
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>How the clocks of a dossier stand; minutes are working time.</summary>
internal sealed record ClockItem(
    DateTimeOffset? DueAt, DateTimeOffset? PromisedAt, string? StepId, DateTimeOffset? StepDueAt, DateTimeOffset? PausedAt, string State,
    [property: Description("Working minutes of the authority since the acceptance")] long AgencyMinutes,
    [property: Description("Working minutes in which the applicant was awaited")] long CitizenMinutes,
    [property: Description("Working minutes in which another body's opinion stopped the clock")] long OtherMinutes, int SupplementRounds, IReadOnlyList<CaseStop> Stops);

/// <summary>A late dossier.</summary>
internal sealed record OverdueItem(
    string Number, string Procedure, string Applicant, string Unit, string? Officer, string? Step, DateTimeOffset DueAt, DateTimeOffset? PromisedAt,
    [property: Description("How late, in working minutes")] long LateMinutes, string? Reason, ApologyState? Apology);

/// <summary>One page of late dossiers.</summary>
internal sealed record OverduePage(IReadOnlyList<OverdueItem> Items, string? Next);

/// <summary>More days for a supplement.</summary>
internal sealed record ExtensionBody(DateOnly DueBy, string Reason);

/// <summary>The clocks of dossiers through the interface: the same handlers and rights as the screens.</summary>
internal static class ClockApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases").RequireRateLimiting(RateLimits.Api).WithTags("Clocks");
        api.MapGet("/overdue", OverdueAsync).RequireAuthorization(Access.ApiRead).WithName("cases-overdue").WithSummary("Late dossiers by name: who has them, how late in working time, why; filters as on the officers' list, timing=step_overdue for steps");
        api.MapGet("/{number}/clock", ClockAsync).RequireAuthorization(Access.ApiRead).WithName("case-clock").WithSummary("Due instants, and the authority's and the applicant's time apart").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{number}/differences", DifferencesAsync).RequireAuthorization(Access.ApiRead).WithName("case-differences")
            .WithSummary("What differs between two versions of the declaration: fields, rows, papers; the last two where none are named").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{number}/supplement-extension", ExtendAsync).RequireAuthorization(Access.ApiWrite).WithName("case-extend-supplement")
            .WithSummary("Gives the applicant more days to mend what was asked, with a reason").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<OverduePage>> OverdueAsync(HttpRequest request, OverdueLines overdue, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await overdue.PageAsync(CaseQuery.Read(request.Query) with { After = cursor, Take = Paging.Limit(limit) }, cancellationToken);
        return TypedResults.Ok(new OverduePage([.. page.Items.Select(Item)], page.Next));
    }

    private static OverdueItem Item(OverdueLine line)
    {
        var row = line.Line.Row;
        return new(row.Number, row.TypeCode, row.ApplicantName, row.StepUnit ?? row.UnitCode, line.Officer.Length == 0 ? null : line.Officer, row.StepId, line.Due, row.PromisedAt, line.Late.Minutes, line.Reason, line.Apology);
    }

    private static async Task<Results<Ok<ClockItem>, ProblemHttpResult>> ClockAsync(ReadCase read, string number, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var (row, time) = (found.Row, found.Time ?? CaseTime.None);
        return TypedResults.Ok(new ClockItem(row.DueAt, row.PromisedAt, row.StepId, row.StepDueAt, row.PausedAt, found.Clock?.State.ToString() ?? "None",
            time.Agency.Minutes, time.Citizen.Minutes, time.Others.Minutes, row.SupplementRounds, found.Stops));
    }

    private static async Task<Results<Ok<VersionDifference>, ProblemHttpResult>> DifferencesAsync(
        ReadCase read, VersionComparison comparison, string number, [Description("Earlier version")] int? from, [Description("Later version")] int? to, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        return await comparison.BetweenAsync(found, from ?? Math.Max(1, found.DataVersion - 1), to ?? found.DataVersion, cancellationToken) is { } difference
            ? TypedResults.Ok(difference) : ApiProblem.Unknown("case.version_unknown", Texts.Say("Api.VersionUnknown"));
    }

    private static async Task<Results<Ok<ClockItem>, ProblemHttpResult>> ExtendAsync(ReadCase read, ExtendSupplement extend, string number, [FromBody] ExtensionBody body, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var result = await extend.HandleAsync(found.Row.Id, body.DueBy, body.Reason, cancellationToken);
        return result.IsDone ? await ClockAsync(read, number, cancellationToken) : ApiProblem.Refused(result.Faults);
    }

    internal static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
