using System.Globalization;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>A table of figures, each a door to its list.</summary>
internal sealed record FigureTable(string Id, string Title, string GroupName, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows);

/// <summary>A row of it.</summary>
/// <param name="Label">Whose figures.</param>
/// <param name="Figures">One for each column.</param>
/// <param name="IsTotal">The sum of the others.</param>
internal sealed record FigureRow(string Label, IReadOnlyList<Figure> Figures, bool IsTotal = false);

/// <summary>Charts and tables by month, unit, field and procedure.</summary>
internal sealed class NumberTables(IUnits units, ProcedureCatalogue catalogue, IIndicators indicators, IStringLocalizer<NumberTexts> texts, TimeProvider clock)
{
    private static readonly string[] Flow = ["received", "resolved", "resolved_late"];

    public SeriesChart Months(NumbersFigures figures)
    {
        var months = MonthGroups(figures).ToList();
        var (_, last) = months[^1];
        return new SeriesChart
        {
            Id = "thang", Title = texts["Months.Title"], PointName = texts["Months.Month"], IsLine = true, Series = [texts["Column.received"], texts["Column.resolved"], texts["Column.resolved_late"]],
            Sentence = texts["Months.Sentence", VietnameseFormats.Day(figures.YearTo), VietnameseFormats.Number(last?.Measure("received") ?? 0), VietnameseFormats.Number(last?.Measure("resolved") ?? 0), VietnameseFormats.Number(last?.Measure("resolved_late") ?? 0)],
            AxisNote = texts["Months.Axis", $"{figures.YearFrom:MM/yyyy}", VietnameseFormats.Day(figures.YearTo)],
            Points = [.. months.Select(m => new ChartPoint(m.Month.Month.ToString(CultureInfo.InvariantCulture), [.. Flow.Select(id => (double)(m.Group?.Measure(id) ?? 0))])
            {
                LongLabel = m.Month.ToString("MM/yyyy", CultureInfo.InvariantCulture),
                Href = FigureLinks.To(FigureLinks.Days("filed", m.Month, LastDay(figures, m.Month)), figures.Question.Scope),
            })],
        };
    }

    public FigureTable ByMonth(NumbersFigures figures) => new("theo-thang", texts["Table.Month"], texts["Months.Month"], [.. Flow.Select(Column), Column("on_time_share")],
        [.. MonthGroups(figures).Select(m => new FigureRow(m.Month.ToString("MM/yyyy", CultureInfo.InvariantCulture), FlowFigures(m.Group, m.Month, LastDay(figures, m.Month), figures.Question.Scope)))]);

    public BarChart Bars(NumbersFigures figures, IndicatorGrouping grouping)
    {
        var rows = figures.Stock.GroupBy(g => KeyOf(g, grouping), StringComparer.Ordinal).Select(g => (Key: g.Key, Open: g.Sum(s => s.Open), Overdue: g.Sum(s => s.Overdue)))
            .OrderByDescending(g => g.Open).ThenBy(g => g.Key, StringComparer.Ordinal).Take(12).ToList();
        return new BarChart
        {
            Title = texts["Bars." + grouping], Sentence = rows.Count == 0 ? texts["Bars.None"].Value : null,
            Bars = [.. rows.Select(r => new Bar(NameOf(r.Key, grouping), r.Open, texts["Bars.Text", VietnameseFormats.Number(r.Open), VietnameseFormats.Number(r.Overdue)])
            {
                Href = FigureLinks.To(CaseStock.OpenQuery, Narrow(figures.Question.Scope, grouping, r.Key)),
            })],
        };
    }

    public FigureTable By(NumbersFigures figures, IndicatorGrouping grouping)
    {
        var flow = figures.Present.By(grouping).ToDictionary(g => g.Key, StringComparer.Ordinal);
        var stock = figures.Stock.GroupBy(g => KeyOf(g, grouping), StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<StockGroup>)[.. g], StringComparer.Ordinal);
        var rows = flow.Keys.Union(stock.Keys, StringComparer.Ordinal).Select(key => (Key: key, Name: NameOf(key, grouping))).OrderBy(r => VietnameseText.Fold(r.Name), StringComparer.Ordinal)
            .Select(r => Row(r.Name, figures, Narrow(figures.Question.Scope, grouping, r.Key), flow.GetValueOrDefault(r.Key), stock.GetValueOrDefault(r.Key, []))).ToList();
        rows.Add(Row(texts["Table.Total"], figures, figures.Question.Scope, figures.Present.Total, figures.Stock) with { IsTotal = true });
        return new("theo-" + grouping.ToString().ToLowerInvariant(), texts["Table." + grouping], texts["Group." + grouping],
            [.. Flow.Select(Column), Column("on_time_share"), Column("agency_time"), Column("citizen_time"), Column("open"), Column("overdue"), Column("waiting")], rows);
    }

    private FigureRow Row(string name, NumbersFigures figures, FigureScope scope, IndicatorGroup? flow, IReadOnlyList<StockGroup> stock)
    {
        var period = figures.Question.Period;
        return new(name,
        [
            .. FlowFigures(flow, period.From, period.To, scope), Mean(flow, "mean_agency_days", period, scope), Mean(flow, "mean_citizen_days", period, scope),
            Figure.Of(stock.Sum(s => s.Open), FigureLinks.To(CaseStock.OpenQuery, scope)),
            Figure.Of(stock.Sum(s => s.Overdue), FigureLinks.To(CaseStock.OverdueQuery, scope)),
            Figure.Of(stock.Sum(s => s.Waiting), FigureLinks.To(CaseStock.WaitingQuery, scope)),
        ]);
    }

    private List<Figure> FlowFigures(IndicatorGroup? group, DateOnly from, DateOnly to, FigureScope scope)
    {
        var figures = new List<Figure>();
        foreach (var definition in Flow.Append("on_time_share").Select(Find))
        {
            var list = definition?.List;
            var href = list is null ? null : FigureLinks.To(list.For(from, to), scope);
            if (definition is null || href is null) figures.Add(new Figure("–", null));
            else if (definition.Format == IndicatorFormat.Percent)
                figures.Add(group?.Value(definition.Id) is { } share ? new Figure(definition.Write(share) + "%", group.Measure(list!.Measure) == 0 ? null : href) : new Figure("–", null));
            else figures.Add(Figure.Of(group?.Measure(list!.Measure) ?? 0, href));
        }
        return figures;
    }

    // An average opens the list of what it is the average of, with both times of each dossier.
    private Figure Mean(IndicatorGroup? group, string id, IndicatorPeriod period, FigureScope scope) => Find(id) is { } definition && group?.Value(id) is { } value
        ? new Figure(texts["Days", definition.Write(value)], FigureLinks.ToTimes(period.From, period.To, scope)) { IsMean = true } : new Figure("–", null);

    private IndicatorDefinition? Find(string id) => indicators.Definitions.FirstOrDefault(d => d.Id == id);

    private string Column(string id) => texts["Column." + id];

    private static IEnumerable<(DateOnly Month, IndicatorGroup? Group)> MonthGroups(NumbersFigures figures)
    {
        var groups = figures.Year.By(IndicatorGrouping.Month).ToDictionary(g => g.Key, StringComparer.Ordinal);
        for (var month = figures.YearFrom; month <= figures.YearTo; month = month.AddMonths(1))
            yield return (month, groups.GetValueOrDefault(month.ToString("yyyyMM", CultureInfo.InvariantCulture)));
    }

    // The last month ends where the figures end.
    private static DateOnly LastDay(NumbersFigures figures, DateOnly month) => month.AddMonths(1).AddDays(-1) is var last && last > figures.YearTo ? figures.YearTo : last;

    private static string KeyOf(StockGroup group, IndicatorGrouping grouping) => grouping switch
    {
        IndicatorGrouping.Unit => group.UnitCode,
        IndicatorGrouping.Field => group.FieldCode,
        _ => group.TypeCode,
    };

    private static FigureScope Narrow(FigureScope scope, IndicatorGrouping grouping, string key) => grouping switch
    {
        IndicatorGrouping.Unit => scope with { Unit = key },
        IndicatorGrouping.Field => scope with { Field = key },
        _ => scope with { Type = key },
    };

    private string NameOf(string key, IndicatorGrouping grouping) => grouping switch
    {
        IndicatorGrouping.Unit => units.NameOf(key),
        IndicatorGrouping.Field => catalogue.Fields.GetValueOrDefault(key, key),
        _ => catalogue.Current(key, clock.Today()) is { } procedure ? $"{key} {procedure.Name}" : key,
    };
}
