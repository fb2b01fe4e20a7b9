using Microsoft.Extensions.Localization;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>The six figures at the top. Each says what it was before and opens exactly what it counts.</summary>
internal sealed class NumberTiles(IIndicators indicators, PeriodWords words, IStringLocalizer<NumberTexts> texts)
{
    public IReadOnlyList<Kpi> Of(NumbersFigures figures)
    {
        var open = figures.Stock.Sum(g => (long)g.Open);
        var within = texts["Kpi.Within", VietnameseFormats.Number(open)];
        return
        [
            Share(figures, "on_time_share", texts["Kpi.OpenInTime"]),
            Stock(figures, texts["Kpi.Overdue"], figures.Stock.Sum(g => g.Overdue), within, CaseStock.OverdueQuery),
            Stock(figures, texts["Kpi.DueToday"], figures.Stock.Sum(g => g.DueToday), within, CaseStock.DueTodayQuery),
            Stock(figures, texts["Kpi.Open"], open, texts["Kpi.OpenBefore", words.Of(figures.Question.Period.Before()), VietnameseFormats.Number(figures.OpenBefore)], CaseStock.OpenQuery),
            Received(figures),
            Share(figures, "online_share", texts["Kpi.OpenOnline"]),
        ];
    }

    private Kpi Stock(NumbersFigures figures, string label, long count, string comparison, string query) =>
        new(label, VietnameseFormats.Number(count), Open(count), FigureLinks.To(query, figures.Question.Scope)) { Comparison = comparison };

    private Kpi Received(NumbersFigures figures)
    {
        var count = figures.Present.Total.Measure("received");
        var period = figures.Question.Period;
        return new(texts["Kpi.Received", words.Of(period)], VietnameseFormats.Number(count), Open(count), FigureLinks.To(FigureLinks.Days("filed", period.From, period.To), figures.Question.Scope))
        {
            Comparison = texts["Kpi.Before", words.Of(period.Before()), VietnameseFormats.Number(figures.Before.Total.Measure("received"))],
        };
    }

    private Kpi Share(NumbersFigures figures, string id, string what)
    {
        var period = figures.Question.Period;
        var definition = indicators.Definitions.FirstOrDefault(d => d.Id == id);
        if (definition?.List is not { } list) return new(texts["Kpi.Missing", id], "–", texts["Kpi.OpenNone"], FigureLinks.To("", figures.Question.Scope));
        var value = figures.Present.Total.Value(id);
        var count = figures.Present.Total.Measure(list.Measure);
        return new(ScreenLanguage.IsEnglish ? definition.NameEnglish : definition.Name, definition.Write(value),
            string.Format(System.Globalization.CultureInfo.InvariantCulture, what, VietnameseFormats.Number(count)), FigureLinks.To(list.For(period.From, period.To), figures.Question.Scope))
        {
            Unit = value is null ? null : "%", Comparison = texts["Kpi.Before", words.Of(period.Before()), Percent(definition, figures.Before.Total.Value(id))] + Goal(definition, value),
        };
    }

    private string Goal(IndicatorDefinition definition, decimal? value) => definition.Goal is not { } goal ? "" : " " + (definition.Reaches(value) switch
    {
        true => texts["Kpi.GoalReached", Percent(definition, goal)],
        false => texts["Kpi.GoalMissed", Percent(definition, goal)],
        _ => texts["Kpi.Goal", Percent(definition, goal)],
    });

    private static string Percent(IndicatorDefinition definition, decimal? value) => definition.Write(value) + (value is null ? "" : "%");

    private string Open(long count) => count == 0 ? texts["Kpi.OpenNone"] : texts["Kpi.OpenList", VietnameseFormats.Number(count)];
}

/// <summary>Periods in words.</summary>
internal sealed class PeriodWords(IStringLocalizer<NumberTexts> texts)
{
    /// <summary><c>tháng 11/2026</c>.</summary>
    public string Of(IndicatorPeriod period) => period.Kind switch
    {
        PeriodKind.Month => texts["Period.Month", period.From.Month, period.From.Year],
        PeriodKind.Quarter => texts["Period.Quarter", ((period.From.Month - 1) / 3) + 1, period.From.Year],
        PeriodKind.Year => texts["Period.Year", period.From.Year],
        _ => texts["Period.Days", VietnameseFormats.Day(period.From), VietnameseFormats.Day(period.To)],
    };

    /// <summary>The choices of the filter, the chosen period among them.</summary>
    public IReadOnlyList<Choice> Choices(DateOnly today, IndicatorPeriod chosen)
    {
        var (month, quarter, year) = (IndicatorPeriod.MonthOf(today), IndicatorPeriod.QuarterOf(today), IndicatorPeriod.YearOf(today));
        List<IndicatorPeriod> offered = [month, month.Before(), quarter, quarter.Before(), year, year.Before()];
        if (chosen.Kind != PeriodKind.Days && !offered.Contains(chosen)) offered.Add(chosen);
        return [.. offered.Select(p => new Choice(p.Code, Capital(Of(p)))), new Choice(NumbersQuestion.Custom, texts["Period.Custom"])];
    }

    /// <summary>With a capital, as the beginning of a line.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
