using System.Globalization;
using Saola.Kernel;

namespace Saola.Engines.Indicators;

/// <summary>Length of a period.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month: <c>2026-11</c>.</summary>
    Month,

    /// <summary>A quarter: <c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary>A year: <c>2026</c>.</summary>
    Year,

    /// <summary>Any two days: <c>2026-02-01..2026-02-14</c>.</summary>
    Days,
}

/// <summary>A stretch of days in Vietnam, both ends included.</summary>
/// <param name="Kind">Its length.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record IndicatorPeriod(PeriodKind Kind, DateOnly From, DateOnly To)
{
    private const int MostDays = 3660;

    /// <summary>The month of a day.</summary>
    public static IndicatorPeriod MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(PeriodKind.Month, first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>The quarter of a day.</summary>
    public static IndicatorPeriod QuarterOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return new(PeriodKind.Quarter, first, first.AddMonths(3).AddDays(-1));
    }

    /// <summary>The year of a day.</summary>
    public static IndicatorPeriod YearOf(DateOnly day) => new(PeriodKind.Year, new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));

    /// <summary>Any two days, the earlier first.</summary>
    public static IndicatorPeriod Of(DateOnly from, DateOnly to) => from <= to ? new(PeriodKind.Days, from, to) : new(PeriodKind.Days, to, from);

    /// <summary>The code: <c>2026-11</c>, <c>2026-Q4</c>, <c>2026</c>, <c>2026-02-01..2026-02-14</c>.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Month => From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-Q{((From.Month - 1) / 3) + 1}"),
        PeriodKind.Year => From.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => $"{From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}..{To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
    };

    /// <summary>The period before it, of the same kind; for two days the same number of days before them.</summary>
    public IndicatorPeriod Before() => Kind switch
    {
        PeriodKind.Month => MonthOf(From.AddDays(-1)),
        PeriodKind.Quarter => QuarterOf(From.AddDays(-1)),
        PeriodKind.Year => YearOf(From.AddDays(-1)),
        _ => new(PeriodKind.Days, From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1)),
    };

    /// <summary>Reads a code; false when it is none, or covers more than ten years.</summary>
    public static bool TryParse(string? code, out IndicatorPeriod period)
    {
        period = YearOf(new DateOnly(2000, 1, 1));
        if (code is null || code.Length > 30) return false;
        var ends = code.Split("..");
        if (ends.Length == 2)
        {
            if (!TryDay(ends[0], out var from) || !TryDay(ends[1], out var to) || Math.Abs(to.DayNumber - from.DayNumber) > MostDays) return false;
            period = Of(from, to);
            return from.Year >= 1900 && to.Year >= 1900;
        }
        if (code.Length < 4 || !int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9000) return false;
        return TryPart(year, code[4..], out period);
    }

    private static bool TryPart(int year, string rest, out IndicatorPeriod period)
    {
        period = YearOf(new DateOnly(year, 1, 1));
        if (rest.Length == 0) return true;
        if (rest.Length == 3 && rest[..2] == "-Q" && rest[2] is >= '1' and <= '4')
        {
            period = QuarterOf(new DateOnly(year, (3 * (rest[2] - '1')) + 1, 1));
            return true;
        }
        if (rest.Length != 3 || rest[0] != '-' || !int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        period = MonthOf(new DateOnly(year, month, 1));
        return true;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || VietnameseFormats.TryParseDay(text, out day);
}
