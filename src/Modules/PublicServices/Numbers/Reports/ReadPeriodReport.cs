using Saola.Engines.Cases;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>
/// Computes the periodic report: what flowed in and out from the sums of events, what stood open at both ends from the conditions of the lists.
/// Two ways that must meet; where they do not, <see cref="ReportFigures.Difference"/> says so. Knows no rights: the caller narrows the unit.
/// </summary>
internal sealed class ReadPeriodReport(IIndicators indicators, CaseBalance balance, ProcedureCatalogue catalogue, TimeProvider clock)
{
    public async Task<PeriodReport> HandleAsync(IndicatorPeriod period, string? unit, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var to = period.To < today ? period.To : today;
        IReadOnlyList<string>? units = unit is null ? null : [unit];
        var cube = await indicators.ReadAsync(new IndicatorFilter { From = period.From, To = to, Units = units }, cancellationToken);
        var before = await balance.OpenAsync(period.From.AddDays(-1), units, cancellationToken);
        var after = await balance.OpenAsync(to, units, cancellationToken);
        var flow = cube.By(IndicatorGrouping.Type).ToDictionary(g => g.Key, StringComparer.Ordinal);
        var (brought, left) = (ByType(before), ByType(after));
        var types = flow.Keys.Union(brought.Keys).Union(left.Keys)
            .Select(code => Row(code, flow.GetValueOrDefault(code), brought.GetValueOrDefault(code), left.GetValueOrDefault(code))).Where(r => r.Figures != ReportFigures.None).ToList();
        var fields = types.GroupBy(r => r.FieldCode, StringComparer.Ordinal)
            .Select(g => (Sum: new ReportRow(g.Key, null, catalogue.Fields.GetValueOrDefault(g.Key, g.Key), Sum(g)), Types: g.OrderBy(r => r.TypeCode, StringComparer.Ordinal)))
            .OrderBy(f => VietnameseText.Fold(f.Sum.Name), StringComparer.Ordinal);
        return new PeriodReport(period, to, unit, [.. fields.SelectMany(f => f.Types.Prepend(f.Sum))], Sum(types), clock.Now());
    }

    private ReportRow Row(string code, IndicatorGroup? flow, OpenGroup? brought, OpenGroup? left)
    {
        long Count(string measure) => flow?.Measure(measure) ?? 0;
        var figures = new ReportFigures(
            brought?.Open ?? 0, Count("received_online"), Count("received_counter"), Count("received_post"), Count("resolved_early"), Count("resolved_in_time") - Count("resolved_early"),
            Count("resolved_late"), Count("refused_at_intake"), Count("stopped"), (left?.Open ?? 0) - (left?.Overdue ?? 0), left?.Overdue ?? 0);
        var procedure = catalogue.Current(code, clock.Today());
        return new ReportRow(left?.FieldCode ?? brought?.FieldCode ?? procedure?.Field ?? "", code, procedure?.Name ?? code, figures);
    }

    // A procedure may have had several responsible units and fields: the report is by procedure, the field that of its catalogue or of its latest case.
    private static Dictionary<string, OpenGroup> ByType(IReadOnlyList<OpenGroup> groups) => groups.GroupBy(g => g.TypeCode, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First() with { Open = g.Sum(x => x.Open), Overdue = g.Sum(x => x.Overdue) }, StringComparer.Ordinal);

    private static ReportFigures Sum(IEnumerable<ReportRow> rows) => rows.Aggregate(ReportFigures.None, (sum, row) => sum + row.Figures);
}
