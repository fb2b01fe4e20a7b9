using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>A report as its reader gets it.</summary>
/// <param name="Report">The figures of today.</param>
/// <param name="Closed">The closed period with what changed since; null as long as it is open.</param>
/// <param name="MayClose">Whether the reader may close it now: the period is over, not closed, and the reader is the director or of the office.</param>
internal sealed record ReportView(PeriodReport Report, RestatedPeriod? Closed, bool MayClose);

/// <summary>Reads and closes the periodic reports for the signed-in person; the page and the interface both go through it.</summary>
internal sealed class ReportDesk(ReadPeriodReport report, RestatePeriod restate, ClosePeriod close, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The report of a period and unit; the caller has narrowed the unit to the reader's own.</summary>
    public async Task<ReportView> ReadAsync(IndicatorPeriod period, string? unit, CancellationToken cancellationToken)
    {
        var closed = await restate.FindAsync(period, cancellationToken);
        var mayClose = closed is null && period.Kind != PeriodKind.Days && period.To < clock.Today() && await MayCloseAsync(cancellationToken);
        return new ReportView(await report.HandleAsync(period, unit, cancellationToken), closed, mayClose);
    }

    /// <summary>Freezes the figures of a period. Faults: <c>period.right</c>, <c>period.kind</c> and those of <see cref="ClosePeriod"/>.</summary>
    public async Task<Result<PeriodSnapshot>> CloseAsync(IndicatorPeriod period, CancellationToken cancellationToken)
    {
        if (!await MayCloseAsync(cancellationToken)) return new Fault("period.right", Texts.Say("Report.CloseRight"), "period");
        if (period.Kind == PeriodKind.Days) return new Fault("period.kind", Texts.Say("Report.CloseKind"), "period");
        return await close.HandleAsync(period, cancellationToken);
    }

    private async Task<bool> MayCloseAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        return authority.Has(Roles.Director) || authority.Has(Roles.Office);
    }
}
