using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Numbers.Index766;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A row of a report: a field (no procedure), a procedure, or the total (neither).</summary>
/// <param name="Field">Code of the field; null for the total.</param>
/// <param name="Procedure">Code of the procedure; null for a sum.</param>
/// <param name="Name">Name in Vietnamese.</param>
/// <param name="Figures">Numbers of dossiers: brought + received = resolved + refused + stopped + open; received = online + counter + post; resolved = early + on_day + late; open = within + overdue.</param>
internal sealed record ReportItem(string? Field, string? Procedure, string? Name, IReadOnlyDictionary<string, long> Figures);

/// <summary>A report.</summary>
/// <param name="Period">Code of the period.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day that is counted.</param>
/// <param name="Unit">Responsible unit, or null for the whole department.</param>
/// <param name="ComputedAt">When the figures were computed.</param>
/// <param name="Difference">0 as long as ledger and records agree.</param>
/// <param name="ClosedAt">When the period was closed; null as long as it is open.</param>
/// <param name="Sha256">Digest of the frozen figures, lower-case hex; also in the ledger.</param>
/// <param name="Restatements">What is counted otherwise now than when the period was closed.</param>
/// <param name="Rows">Fields, each followed by its procedures; the total last.</param>
internal sealed record ReportAnswer(
    string Period, DateOnly From, DateOnly To, string? Unit, DateTimeOffset ComputedAt, long Difference, DateTimeOffset? ClosedAt, string? Sha256, IReadOnlyList<Restatement> Restatements, IReadOnlyList<ReportItem> Rows);

/// <summary>An indicator of the index.</summary>
/// <param name="Id">Number in Decision 766/QĐ-TTg.</param>
/// <param name="Name">Name in Vietnamese.</param>
/// <param name="Numerator">Null where it cannot be computed yet.</param>
/// <param name="Denominator">As the numerator.</param>
/// <param name="Share">Numerator over denominator, 0 to 1; null without a denominator.</param>
/// <param name="Points">Points, two decimals; null where there is no share.</param>
/// <param name="Max">Points at the most.</param>
/// <param name="Full">Share that earns them all.</param>
/// <param name="Review">Whether the maximum is to be compared with the decision.</param>
/// <param name="Missing">Why it cannot be computed yet, in Vietnamese.</param>
internal sealed record IndexItem(string Id, string Name, decimal? Numerator, decimal? Denominator, decimal? Share, decimal? Points, decimal Max, decimal Full, bool Review, string? Missing);

/// <summary>A group of the index.</summary>
internal sealed record IndexGroupItem(string Id, string Name, decimal Points, decimal Reachable, decimal Max, IReadOnlyList<IndexItem> Indicators);

/// <summary>The index of a period.</summary>
/// <param name="Period">Code of the period.</param>
/// <param name="Points">Points reached.</param>
/// <param name="Reachable">Points of the indicators that can be computed.</param>
/// <param name="SatisfiedShare">Satisfied among those who answered; null when nobody did.</param>
/// <param name="CountedAt">The instant for which the measures hold.</param>
/// <param name="Groups">The five groups.</param>
internal sealed record IndexAnswer(string Period, decimal Points, decimal Reachable, decimal? SatisfiedShare, DateTimeOffset CountedAt, IReadOnlyList<IndexGroupItem> Groups);

/// <summary>Periodic reports through the interface: the same handlers and rights as the page.</summary>
internal static class ReportsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/reports/{period}").RequireRateLimiting(RateLimits.Api).WithTags("Reports");
        api.MapGet("", ReadAsync).RequireAuthorization(Access.ApiRead).WithName("report").WithSummary("The periodic report on procedures, with balances")
            .WithDescription("For staff: director and office read all units, others their own. Period: 2026-10, 2026-Q4, 2026 or 2026-02-01..2026-02-14.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        endpoints.MapGet("/api/v1/quality-index/{period}", IndexAsync).RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.ApiRead).WithTags("Reports").WithName("quality-index")
            .WithSummary("The index of Decision 766/QĐ-TTg, live").WithDescription("For staff: director and office for all units, others for their own; also for one procedure.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPost("/closing", CloseAsync).RequireAuthorization(Access.ApiWrite).WithName("report-close").WithSummary("Freezes the figures of a period that is over")
            .WithDescription("For director and office. Harmless when sent twice: the second answer is 409 period.closed. Refusals: period.running, period.kind, period.behind.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> ReadAsync(
        ReportDesk desk, IndicatorRights rights, ICurrentUser user, string period, [Description("Code of a responsible unit; the whole department when missing")] string? unit, CancellationToken cancellationToken)
    {
        if (!IndicatorPeriod.TryParse(period, out var asked)) return Unknown(period);
        var (allowed, own) = await UnitAsync(rights, user, unit, cancellationToken);
        if (!allowed) return NotAllowed();
        return TypedResults.Ok(Answer(await desk.ReadAsync(asked, own, cancellationToken)));
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> CloseAsync(ReportDesk desk, string period, CancellationToken cancellationToken)
    {
        if (!IndicatorPeriod.TryParse(period, out var asked)) return Unknown(period);
        var closed = await desk.CloseAsync(asked, cancellationToken);
        return closed.IsDone ? TypedResults.Ok(Answer(await desk.ReadAsync(asked, null, cancellationToken))) : ApiProblem.Refused(closed.Faults);
    }

    private static async Task<Results<Ok<IndexAnswer>, ProblemHttpResult>> IndexAsync(
        ReadIndex index, IndicatorRights rights, ICurrentUser user, string period, [Description("Code of a responsible unit")] string? unit, [Description("Code of a procedure")] string? type,
        CancellationToken cancellationToken)
    {
        if (!IndicatorPeriod.TryParse(period, out var asked)) return Unknown(period);
        var (allowed, own) = await UnitAsync(rights, user, unit, cancellationToken);
        if (!allowed) return NotAllowed();
        var reading = await index.HandleAsync(asked, new FigureScope(own, null, type), cancellationToken);
        return TypedResults.Ok(new IndexAnswer(reading.Period.Code, reading.Points, reading.Reachable, reading.SatisfiedShare, reading.At, [.. reading.Groups.Select(Item)]));
    }

    private static IndexGroupItem Item(IndexGroupValue group) => new(
        group.Definition.Id, group.Definition.Name.Vietnamese, group.Points, group.Reachable, group.Definition.Max,
        [.. group.Indicators.Select(i => new IndexItem(
            i.Definition.Id, i.Definition.Name.Vietnamese, i.Numerator, i.Denominator, i.Share, i.Points, i.Definition.Max, i.Definition.Full, i.Definition.Review, i.Definition.Missing?.Vietnamese))]);

    // The unit that is asked for, or the reader's first one where not all may be read.
    private static async Task<(bool Allowed, string? Unit)> UnitAsync(IndicatorRights rights, ICurrentUser user, string? unit, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsStaff) return (false, null);
        if (await rights.UnitsAsync(cancellationToken) is not { } own) return (true, unit);
        unit ??= own.Count > 0 ? own[0] : "";
        return (own.Contains(unit), unit);
    }

    private static ReportAnswer Answer(ReportView view)
    {
        var report = view.Report;
        return new(
            report.Period.Code, report.Period.From, report.To, report.Unit, report.At, report.Total.Difference, view.Closed?.Snapshot.ClosedAt, view.Closed?.Snapshot.Sha256, view.Closed?.Restatements ?? [],
            [.. report.Rows.Select(r => new ReportItem(r.FieldCode, r.TypeCode, r.Name, Named(r.Figures))), new ReportItem(null, null, null, Named(report.Total))]);
    }

    private static Dictionary<string, long> Named(ReportFigures figures) => figures.Named.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static ProblemHttpResult Unknown(string period) => ApiProblem.Of(StatusCodes.Status400BadRequest, "period.unknown", Texts.Say("Report.PeriodUnknown", period), "period");

    private static ProblemHttpResult NotAllowed() => ApiProblem.Of(StatusCodes.Status403Forbidden, "request.not_allowed", Texts.Say("Report.ReadRight"));
}
