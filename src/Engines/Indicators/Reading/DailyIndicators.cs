using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Indicators.Catalogue;
using Saola.Engines.Indicators.Model;
using Saola.Engines.Indicators.Projecting;

namespace Saola.Engines.Indicators.Reading;

internal sealed class DailyIndicators(AppDbContext db, DailyCounting counting, IndicatorCatalogue catalogue) : IIndicators
{
    // Months × procedures × channels × measures; ten years of a department stay far below.
    private const int MostCells = 500_000;

    public IReadOnlyList<IndicatorDefinition> Definitions => catalogue.Indicators;

    public async Task<IndicatorCube> ReadAsync(IndicatorFilter filter, CancellationToken cancellationToken)
    {
        var daily = db.Set<DailyValue>().AsNoTracking().Where(d => d.Day >= filter.From && d.Day <= filter.To);
        if (filter.Units is { } units) daily = daily.Where(d => units.Contains(d.UnitCode));
        if (filter.FieldCode is { } field) daily = daily.Where(d => d.FieldCode == field);
        if (filter.TypeCode is { } type) daily = daily.Where(d => d.TypeCode == type);
        var cells = await daily.GroupBy(d => new { d.Measure, d.Month, d.UnitCode, d.FieldCode, d.TypeCode, d.Channel })
            .OrderBy(g => g.Key.Month).ThenBy(g => g.Key.TypeCode).ThenBy(g => g.Key.Measure).ThenBy(g => g.Key.UnitCode).ThenBy(g => g.Key.FieldCode).ThenBy(g => g.Key.Channel)
            .Select(g => new { g.Key, Value = g.Sum(d => d.Value) }).Take(MostCells).ToListAsync(cancellationToken);
        return new IndicatorCube(catalogue.Indicators,
            [.. cells.Select(c => new IndicatorCell(c.Key.Measure, c.Key.Month, c.Key.UnitCode, c.Key.FieldCode, c.Key.TypeCode, c.Key.Channel, c.Value))]);
    }

    public Task<IndicatorStand> StandAsync(CancellationToken cancellationToken) => counting.StandAsync(cancellationToken);

    public async Task<IndicatorStand> CatchUpAsync(CancellationToken cancellationToken)
    {
        await counting.CatchUpAsync(null, cancellationToken);
        return await counting.StandAsync(cancellationToken);
    }

    public async Task<IndicatorStand> RebuildAsync(Action<long> progress, CancellationToken cancellationToken)
    {
        await counting.ForgetAsync(cancellationToken);
        await counting.CatchUpAsync(progress, cancellationToken);
        return await counting.StandAsync(cancellationToken);
    }
}
