using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Indicators.Catalogue;
using Saola.Engines.Indicators.Model;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Indicators.Projecting;

/// <summary>
/// Follows the sealed events. Sums and position change in one transaction: killed at any point it neither loses nor doubles an event.
/// Two that count at once meet at the position's row; the second one's portion is rolled back.
/// </summary>
internal sealed class DailyCounting(AppDbContext db, UnitOfWork work, ILedgerFeed feed, IndicatorCatalogue catalogue, TimeProvider clock)
{
    internal const int BatchSize = 1000;
    private const string Name = "daily";
    private const int RowsPerStatement = 100;

    public async Task CatchUpAsync(Action<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            while (await IsBehindAsync(cancellationToken))
            {
                var sequence = await work.RunAsync(CountPortionAsync, cancellationToken);
                db.ChangeTracker.Clear();
                progress?.Invoke(sequence);
            }
        }
        catch (ConcurrentChangeException)
        {
            // Another process counted the same events: they are counted, which is what was wanted.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Makes the next portion start from the first event.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken) => work.RunAsync(
        async token =>
        {
            var position = await PositionAsync(token);
            position.Definition = "";
        },
        cancellationToken);

    public async Task<IndicatorStand> StandAsync(CancellationToken cancellationToken)
    {
        var position = await db.Set<CountPosition>().AsNoTracking().FirstOrDefaultAsync(p => p.Name == Name, cancellationToken);
        var head = await feed.HeadAsync(cancellationToken);
        var sequence = position?.Sequence ?? 0;
        return new IndicatorStand(sequence, head, sequence >= head || position is null ? clock.Now() : position.CountedAt);
    }

    // Looks before it writes: an idle program leaves the database alone.
    private async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        var position = await db.Set<CountPosition>().AsNoTracking().FirstOrDefaultAsync(p => p.Name == Name, cancellationToken);
        return position is null || position.Definition != catalogue.Digest || position.Sequence < await feed.HeadAsync(cancellationToken);
    }

    private async Task<long> CountPortionAsync(CancellationToken cancellationToken)
    {
        var position = await PositionAsync(cancellationToken);
        if (position.Definition != catalogue.Digest)
        {
            await db.Set<DailyValue>().ExecuteDeleteAsync(cancellationToken);
            (position.Sequence, position.Definition) = (0, catalogue.Digest);
        }
        var events = await feed.ReadAsync(position.Sequence, BatchSize, cancellationToken);
        foreach (var rows in EventMeasures.Sum(events, catalogue).OrderBy(s => s.Key.Day).ThenBy(s => s.Key.ToString(), StringComparer.Ordinal).Chunk(RowsPerStatement))
            await db.Database.ExecuteSqlAsync(AddStatement(rows), cancellationToken);
        if (events.Count > 0) position.Sequence = events[^1].Sequence;
        position.CountedAt = clock.Now();
        return position.Sequence;
    }

    private async Task<CountPosition> PositionAsync(CancellationToken cancellationToken)
    {
        var position = await db.Set<CountPosition>().FirstOrDefaultAsync(p => p.Name == Name, cancellationToken);
        if (position is not null) return position;
        position = new CountPosition { Name = Name, Sequence = 0, Definition = "", CountedAt = clock.Now() };
        db.Add(position);
        return position;
    }

    private static FormattableString AddStatement(KeyValuePair<DailyKey, long>[] rows)
    {
        var text = new StringBuilder("INSERT INTO indicators_daily (day, measure, unit_code, field_code, type_code, channel, month, value) VALUES ");
        var values = new List<object>(rows.Length * 8);
        foreach (var (key, value) in rows)
        {
            text.Append(values.Count == 0 ? "(" : ", (");
            for (var i = 0; i < 8; i++) text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}{{{values.Count + i}}}");
            text.Append(')');
            values.AddRange([key.Day, key.Measure, key.UnitCode, key.FieldCode, key.TypeCode, key.Channel, (key.Day.Year * 100) + key.Day.Month, value]);
        }
        text.Append(" ON CONFLICT (day, measure, unit_code, field_code, type_code, channel) DO UPDATE SET value = indicators_daily.value + excluded.value");
        return FormattableStringFactory.Create(text.ToString(), [.. values]);
    }
}

/// <summary>Counts every few seconds what was sealed.</summary>
internal sealed class FollowEvents(DailyCounting counting) : IScheduledWork
{
    public Task RunAsync(CancellationToken cancellationToken) => counting.CatchUpAsync(null, cancellationToken);
}
