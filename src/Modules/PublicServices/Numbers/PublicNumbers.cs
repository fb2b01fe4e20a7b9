using Microsoft.Extensions.Caching.Memory;
using Saola.Engines.Indicators;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>Figures of one field, or of all, as anybody may see them.</summary>
/// <param name="Field">Code of the field; null for all together.</param>
/// <param name="Received">Received this month.</param>
/// <param name="Resolved">Resolved this month.</param>
/// <param name="OnTime">Share resolved in time this month, in percent; null when nothing was resolved.</param>
/// <param name="Open">Open now.</param>
internal sealed record PublicRow(string? Field, long Received, long Resolved, decimal? OnTime, long Open);

/// <summary>The public figures.</summary>
/// <param name="At">When they were counted.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Total">All fields.</param>
/// <param name="Fields">By field.</param>
internal sealed record PublicFigures(DateTimeOffset At, DateOnly Month, PublicRow Total, IReadOnlyList<PublicRow> Fields);

/// <summary>
/// Counts what the front page and the page of public figures show: from the daily figures of the events alone, at most once a minute for everybody.
/// </summary>
internal sealed class PublicNumbers(IIndicators indicators, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>The page on which anybody sees them by field.</summary>
    public const string Address = "/so-lieu";

    private const string Key = "PublicServices.PublicNumbers";
    private static readonly DateOnly Beginning = new(2000, 1, 1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<PublicFigures> ReadAsync(CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(Key, out PublicFigures? known) && known is not null && clock.Now() - known.At < Kept) return known;
        var month = IndicatorPeriod.MonthOf(clock.Today());
        var present = await indicators.ReadAsync(new IndicatorFilter { From = month.From, To = month.To }, cancellationToken);
        var ever = await indicators.ReadAsync(new IndicatorFilter { From = Beginning, To = month.To }, cancellationToken);
        var months = present.By(IndicatorGrouping.Field).ToDictionary(g => g.Key, StringComparer.Ordinal);
        var counted = new PublicFigures(clock.Now(), month.From, Row(null, present.Total, ever.Total),
            [.. ever.By(IndicatorGrouping.Field).Select(g => Row(g.Key, months.GetValueOrDefault(g.Key), g))]);
        cache.Set(Key, counted, Kept);
        return counted;
    }

    private static PublicRow Row(string? field, IndicatorGroup? month, IndicatorGroup ever) =>
        new(field, month?.Measure("received") ?? 0, month?.Measure("resolved") ?? 0, month?.Value("on_time_share"), Open(ever));

    // A case is open from filing until it is resolved, refused at intake or stopped.
    private static long Open(IndicatorGroup ever) =>
        ever.Measure("received") - ever.Measure("resolved") - ever.Measure("refused_at_intake") - ever.Measure("stopped");
}
