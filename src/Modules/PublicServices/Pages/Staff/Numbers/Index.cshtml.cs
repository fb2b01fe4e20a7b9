using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Numbers;

/// <summary>The director's page: every figure is computed from events or counted live, and opens the list that it counts.</summary>
[RequireRole]
internal sealed class IndexModel(ReadNumbers numbers, IndicatorRights rights, NumberParts parts, ReportChoices reports, ProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    private IReadOnlyList<string>? _units;

    public NumbersFigures Figures { get; private set; } = null!;

    public string PeriodText => parts.Words.Of(Figures.Question.Period);

    public IReadOnlyList<Kpi> Tiles => parts.Tiles.Of(Figures);

    public SeriesChart Months => parts.Tables.Months(Figures);

    public IReadOnlyList<BarChart> Bars => [parts.Tables.Bars(Figures, IndicatorGrouping.Field), parts.Tables.Bars(Figures, IndicatorGrouping.Unit)];

    public IReadOnlyList<FigureTable> Tables =>
    [
        parts.Tables.By(Figures, IndicatorGrouping.Field), parts.Tables.By(Figures, IndicatorGrouping.Unit), parts.Tables.By(Figures, IndicatorGrouping.Type), parts.Tables.ByMonth(Figures),
    ];

    public IReadOnlyList<Choice> PeriodChoices => parts.Words.Choices(clock.Today(), Figures.Question.Period);

    public string ChosenPeriod => Figures.Question.Period is { Kind: PeriodKind.Days } ? NumbersQuestion.Custom : Figures.Question.Period.Code;

    public bool SeesAllUnits => _units is null;

    public IReadOnlyList<Choice> UnitChoices => reports.Units(_units);

    public IReadOnlyList<Choice> FieldChoices => [.. catalogue.Fields.Select(f => new Choice(f.Key, f.Value))];

    public IReadOnlyList<Choice> TypeChoices => [.. catalogue.On(clock.Today()).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _units = await rights.UnitsAsync(cancellationToken);
        Figures = await numbers.HandleAsync(NumbersQuestion.Read(Request.Query, clock.Today(), _units), cancellationToken);
    }
}
