using Microsoft.AspNetCore.Http;
using Saola.Engines.Indicators;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>What the director's page is asked for, as its address says it; what cannot be read is left out.</summary>
/// <param name="Period">The period.</param>
/// <param name="Scope">Unit, field, procedure.</param>
internal sealed record NumbersQuestion(IndicatorPeriod Period, FigureScope Scope)
{
    /// <summary>Value of the select when two days are given.</summary>
    public const string Custom = "days";

    /// <summary>Reads the address. <paramref name="units"/>: whose figures the reader sees; null for all.</summary>
    public static NumbersQuestion Read(IQueryCollection query, DateOnly today, IReadOnlyList<string>? units)
    {
        var unit = Text(query, "unit");
        // Without a right to all units one of one's own is shown: a figure over several has no list of its own.
        if (units is not null && (unit is null || !units.Contains(unit))) unit = units.Count > 0 ? units[0] : "";
        return new(PeriodOf(query, today), new FigureScope(unit, Text(query, "field"), Text(query, "type")));
    }

    private static IndicatorPeriod PeriodOf(IQueryCollection query, DateOnly today)
    {
        var code = Text(query, "period");
        if (code == Custom && VietnameseFormats.TryParseDay(query["from"], out var from) && VietnameseFormats.TryParseDay(query["to"], out var to)
            && IndicatorPeriod.TryParse(IndicatorPeriod.Of(from, to).Code, out var days)) return days;
        return IndicatorPeriod.TryParse(code, out var period) ? period : IndicatorPeriod.MonthOf(today);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= 60 } text ? text.Trim() : null;
}
