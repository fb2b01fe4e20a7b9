using Saola.Engines.Cases;
using Saola.Engines.Indicators;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>All figures of the page, read at once.</summary>
internal sealed record NumbersFigures
{
    public required NumbersQuestion Question { get; init; }

    /// <summary>The period.</summary>
    public required IndicatorCube Present { get; init; }

    /// <summary>The period before.</summary>
    public required IndicatorCube Before { get; init; }

    /// <summary>The twelve months up to the end of the period, or to today.</summary>
    public required IndicatorCube Year { get; init; }

    /// <summary>First month of <see cref="Year"/>.</summary>
    public required DateOnly YearFrom { get; init; }

    /// <summary>Last day of <see cref="Year"/>.</summary>
    public required DateOnly YearTo { get; init; }

    /// <summary>Open cases now.</summary>
    public required IReadOnlyList<StockGroup> Stock { get; init; }

    /// <summary>Open cases at the end of the period before, reckoned back from now by the events since.</summary>
    public required long OpenBefore { get; init; }

    public required IndicatorStand Stand { get; init; }

    /// <summary>When the open cases were counted.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Reads what the page shows: five sums of the daily figures and four counts of the open cases, whatever the number of cases.</summary>
internal sealed class ReadNumbers(IIndicators indicators, CaseStock stock, TimeProvider clock)
{
    public async Task<NumbersFigures> HandleAsync(NumbersQuestion question, CancellationToken cancellationToken)
    {
        var (period, scope, today) = (question.Period, question.Scope, clock.Today());
        var before = period.Before();
        var yearTo = period.To < today ? period.To : today;
        var yearFrom = new DateOnly(yearTo.Year, yearTo.Month, 1).AddMonths(-11);
        var open = await stock.ReadAsync(new CaseFilter { UnitCode = scope.Unit, FieldCode = scope.Field, TypeCode = scope.Type }, cancellationToken);
        var since = await CubeAsync(before.To.AddDays(1), today, scope, cancellationToken);
        return new NumbersFigures
        {
            Question = question, Stock = open, YearFrom = yearFrom, YearTo = yearTo,
            Present = await CubeAsync(period.From, period.To, scope, cancellationToken),
            Before = await CubeAsync(before.From, before.To, scope, cancellationToken),
            Year = await CubeAsync(yearFrom, yearTo, scope, cancellationToken),
            OpenBefore = open.Sum(g => g.Open) - Growth(since.Total),
            Stand = await indicators.StandAsync(cancellationToken), At = clock.Now(),
        };
    }

    // A case is open from filing until it is resolved, refused at intake or stopped.
    private static long Growth(IndicatorGroup group) =>
        group.Measure("received") - group.Measure("resolved") - group.Measure("refused_at_intake") - group.Measure("stopped");

    private Task<IndicatorCube> CubeAsync(DateOnly from, DateOnly to, FigureScope scope, CancellationToken cancellationToken) => indicators.ReadAsync(
        new IndicatorFilter { From = from, To = to, Units = scope.Unit is null ? null : [scope.Unit], FieldCode = scope.Field, TypeCode = scope.Type }, cancellationToken);
}
