using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Indicators.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Indicators;
using Saola.Kernel;

namespace Saola.Engines.Indicators;

/// <summary>A period whose figures are frozen.</summary>
/// <param name="Period">Its code.</param>
/// <param name="Sha256">Digest of the figures.</param>
/// <param name="Content">The figures as canonical JSON.</param>
/// <param name="ClosedAt">When.</param>
public sealed record PeriodSnapshot(string Period, string Sha256, string Content, DateTimeOffset ClosedAt);

/// <summary>
/// Freezes the figures of a period that is over: what was reported stays provable when a late event changes what is counted today.
/// Its digest goes into the ledger.
/// </summary>
public sealed class ClosePeriod
{
    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly IIndicators _indicators;
    private readonly PeriodContent _content;
    private readonly ActRecorder _acts;
    private readonly TimeProvider _clock;

    internal ClosePeriod(AppDbContext db, UnitOfWork work, IIndicators indicators, PeriodContent content, ActRecorder acts, TimeProvider clock) =>
        (_db, _work, _indicators, _content, _acts, _clock) = (db, work, indicators, content, acts, clock);

    /// <summary>Faults: <c>period.running</c>, <c>period.closed</c>, <c>period.behind</c>.</summary>
    public async Task<Result<PeriodSnapshot>> HandleAsync(IndicatorPeriod period, CancellationToken cancellationToken)
    {
        if (period.To >= _clock.Today()) return new Fault("period.running", Texts.Say("Close.Running", period.Code, VietnameseFormats.Day(period.To)), "period");
        var stand = await _indicators.CatchUpAsync(cancellationToken);
        if (!stand.IsComplete) return new Fault("period.behind", Texts.Say("Close.Behind"), "period");
        var content = await _content.OfAsync(period, cancellationToken);
        var row = new ClosedPeriod
        {
            Period = period.Code, Content = content, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), Sequence = stand.Sequence, ClosedAt = _clock.Now(),
        };
        return await _work.RunAsync<Result<PeriodSnapshot>>(token => KeepAsync(row, token), cancellationToken);
    }

    private async Task<Result<PeriodSnapshot>> KeepAsync(ClosedPeriod row, CancellationToken cancellationToken)
    {
        if (await _db.Set<ClosedPeriod>().AsNoTracking().FirstOrDefaultAsync(p => p.Period == row.Period, cancellationToken) is { } before)
            return new Fault("period.closed", Texts.Say("Close.Closed", row.Period, VietnameseFormats.Instant(before.ClosedAt)), "period");
        _db.Add(row);
        await _acts.RecordAsync(
            new ActDraft { Kind = "indicators.close_period", Subject = new Subject("indicator_period", Ids.New(_clock)) },
            new PeriodClosed(row.Period, row.Sha256, row.Sequence, row.ClosedAt), cancellationToken);
        return new PeriodSnapshot(row.Period, row.Sha256, row.Content, row.ClosedAt);
    }
}
