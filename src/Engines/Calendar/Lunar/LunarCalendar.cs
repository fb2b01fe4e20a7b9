using System.Collections.Concurrent;

namespace Saola.Engines.Calendar.Lunar;

/// <summary>
/// The Vietnamese lunisolar calendar, computed for the meridian of UTC+7. Its rules: a month begins on the day of the new moon;
/// the eleventh month holds the winter solstice; where thirteen months lie between two solstices, the first without a major solar
/// term is repeated. (The framework's Chinese calendar counts at UTC+8 and errs for Viet Nam, as at Tết 2007 and 2030.)
/// Reaches from the lunar year 1976, the first one of the whole country at UTC+7, to 2098.
/// </summary>
public static class LunarCalendar
{
    /// <summary>The first lunar year that can be asked for.</summary>
    public const int FirstYear = 1976;

    /// <summary>The last lunar year that can be asked for.</summary>
    public const int LastYear = 2098;

    private static readonly string[] Stems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
    private static readonly string[] Branches = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];
    private static readonly ConcurrentDictionary<int, LunarYear> Years = new();

    /// <summary>The lunar date of a day. Throws <see cref="ArgumentOutOfRangeException"/> outside the years that are reached.</summary>
    public static LunarDate FromSolar(DateOnly day)
    {
        var year = Year(day.Year);
        if (day < year.Start) year = Year(day.Year - 1);
        var month = year.Months.Last(candidate => candidate.Start <= day);
        return new(year.Number, month.Number, day.DayNumber - month.Start.DayNumber + 1, month.IsLeap);
    }

    /// <summary>The day of a lunar date, or null when that year has no such month or that month no such day.</summary>
    public static DateOnly? ToSolar(LunarDate date)
    {
        var year = Year(date.Year);
        var month = year.Months.FirstOrDefault(candidate => candidate.Number == date.Month && candidate.IsLeap == date.IsLeapMonth);
        return month is null || date.Day < 1 || date.Day > month.Length ? null : month.Start.AddDays(date.Day - 1);
    }

    /// <summary>Tết: the first day of a lunar year.</summary>
    public static DateOnly NewYear(int year) => Year(year).Start;

    /// <summary>Giỗ Tổ Hùng Vương: the tenth of the third month (never of a repeated third month).</summary>
    public static DateOnly HungKings(int year) => ToSolar(new(year, 3, 10))!.Value;

    /// <summary>The month of a year that is repeated, or null.</summary>
    public static int? LeapMonth(int year) => Year(year).Months.FirstOrDefault(month => month.IsLeap)?.Number;

    /// <summary>The number of days of a lunar year: 353 to 355, or 383 to 385 with a repeated month.</summary>
    public static int DaysInYear(int year) => Year(year).Months.Sum(month => month.Length);

    /// <summary>The name of a year in the cycle of sixty: <c>Bính Ngọ</c> for 2026.</summary>
    public static string YearName(int year) => Stems[(year + 6) % 10] + " " + Branches[(year + 8) % 12];

    private static LunarYear Year(int year) => year is >= FirstYear and <= LastYear
        ? Years.GetOrAdd(year, LunarYear.Compute)
        : throw new ArgumentOutOfRangeException(nameof(year), year, CalendarWords.Get(null, "Fault.Range", FirstYear, LastYear));
}
