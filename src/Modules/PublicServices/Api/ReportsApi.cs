using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
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

/// <summary>Periodic reports through the interface: the same handlers and rights as the page.</summary>
internal static class ReportsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/reports/{period}").RequireRateLimiting(RateLimits.Api).WithTags("Reports");
        api.MapGet("", ReadAsync).RequireAuthorization(Access.ApiRead).WithName("report").WithSummary("The periodic report on procedures, with balances")
            .WithDescription("For staff: director and office read all units, others their own. Period: 2026-10, 2026-Q4, 2026 or 2026-02-01..2026-02-14.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPost("/closing", CloseAsync).RequireAuthorization(Access.ApiWrite).WithName("report-close").WithSummary("Freezes the figures of a period that is over")
            .WithDescription("For director and office. Harmless when sent twice: the second answer is 409 period.closed. Refusals: period.running, period.kind, period.behind.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> ReadAsync(
        ReportDesk desk, IndicatorRights rights, ICurrentUser user, string period, [Description("Code of a responsible unit; the whole department when missing")] string? unit, CancellationToken cancellationToken)
    {
        if (!IndicatorPeriod.TryParse(period, out var asked)) return Unknown(period);
        if (!(await user.AuthorityAsync(cancellationToken)).IsStaff) return NotAllowed();
        if (await rights.UnitsAsync(cancellationToken) is { } own)
        {
            unit ??= own.Count > 0 ? own[0] : "";
            if (!own.Contains(unit)) return NotAllowed();
        }
        return TypedResults.Ok(Answer(await desk.ReadAsync(asked, unit, cancellationToken)));
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> CloseAsync(ReportDesk desk, string period, CancellationToken cancellationToken)
    {
        if (!IndicatorPeriod.TryParse(period, out var asked)) return Unknown(period);
        var closed = await desk.CloseAsync(asked, cancellationToken);
        return closed.IsDone ? TypedResults.Ok(Answer(await desk.ReadAsync(asked, null, cancellationToken))) : ApiProblem.Refused(closed.Faults);
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
