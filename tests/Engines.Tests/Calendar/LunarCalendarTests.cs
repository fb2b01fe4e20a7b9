using System.Globalization;
using CsCheck;
using Saola.Engines.Calendar.Lunar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class LunarCalendarTests
{
    [Theory]
    [InlineData(1985, "1985-01-21", "Ất Sửu", 2)]
    [InlineData(2007, "2007-02-17", "Đinh Hợi", null)]
    [InlineData(2020, "2020-01-25", "Canh Tý", 4)]
    [InlineData(2023, "2023-01-22", "Quý Mão", 2)]
    [InlineData(2025, "2025-01-29", "Ất Tỵ", 6)]
    [InlineData(2026, "2026-02-17", "Bính Ngọ", null)]
    [InlineData(2030, "2030-02-02", "Canh Tuất", null)]
    public void Tet_falls_on_the_days_of_the_calendar_in_use(int year, string tet, string name, int? leapMonth)
    {
        Assert.Equal(Date(tet), LunarCalendar.NewYear(year));
        Assert.Equal(name, LunarCalendar.YearName(year));
        Assert.Equal(leapMonth, LunarCalendar.LeapMonth(year));
    }

    // 1985, 2007 and 2030 are years in which the calendar of UTC+8 has another day (or another month).
    [Theory]
    [InlineData(1985)]
    [InlineData(2007)]
    [InlineData(2030)]
    public void The_chinese_calendar_would_be_wrong(int year) =>
        Assert.NotEqual(new ChineseLunisolarCalendar().ToDateTime(year, 1, 1, 0, 0, 0, 0), LunarCalendar.NewYear(year).ToDateTime(TimeOnly.MinValue));

    [Theory]
    [InlineData("2026-04-26", 2026, 3, 10, false)]
    [InlineData("2026-02-16", 2025, 12, 29, false)]
    [InlineData("2020-05-23", 2020, 4, 1, true)]
    [InlineData("2025-07-25", 2025, 6, 1, true)]
    [InlineData("2027-02-05", 2026, 12, 29, false)]
    public void A_day_has_its_lunar_date_and_back(string solar, int year, int month, int day, bool leap)
    {
        var lunar = new LunarDate(year, month, day, leap);
        Assert.Equal(lunar, LunarCalendar.FromSolar(Date(solar)));
        Assert.Equal(Date(solar), LunarCalendar.ToSolar(lunar));
    }

    [Theory]
    [InlineData(2026, 3, 31, false)]
    [InlineData(2026, 3, 1, true)]
    [InlineData(2026, 13, 1, false)]
    [InlineData(2026, 1, 0, false)]
    public void A_lunar_date_that_does_not_exist_has_no_day(int year, int month, int day, bool leap) =>
        Assert.Null(LunarCalendar.ToSolar(new(year, month, day, leap)));

    [Fact]
    public void Every_day_goes_there_and_back() =>
        Gen.Int[0, 44_000].Select(new DateOnly(1976, 2, 1).AddDays).Sample(day => Assert.Equal(day, LunarCalendar.ToSolar(LunarCalendar.FromSolar(day))), iter: 5_000);

    [Fact]
    public void Months_and_years_have_lengths_that_the_moon_allows()
    {
        for (var year = LunarCalendar.FirstYear; year <= LunarCalendar.LastYear; year++)
        {
            Assert.Contains(LunarCalendar.DaysInYear(year), LunarCalendar.LeapMonth(year) is null ? new[] { 353, 354, 355 } : [383, 384, 385]);
        }
    }

    [Fact]
    public void The_lunar_dates_of_2020_to_2030_agree_with_the_table()
    {
        var rows = CalendarData.Rows("duong_am_2020_2030.csv");
        Assert.Equal(4_018, rows.Count);
        foreach (var row in rows)
        {
            Assert.Equal(new LunarDate(Number(row[3]), Number(row[2]), Number(row[1]), row[4] == "1"), LunarCalendar.FromSolar(Date(row[0])));
        }
    }

    [Fact]
    public void Tet_leap_months_and_the_hung_kings_day_of_1990_to_2050_agree_with_the_table()
    {
        var rows = CalendarData.Rows("tet_va_gio_to_1990_2050.csv");
        Assert.Equal(61, rows.Count);
        foreach (var row in rows)
        {
            var year = Number(row[0]);
            Assert.Equal((row[1], Date(row[2])), (LunarCalendar.YearName(year), LunarCalendar.NewYear(year)));
            Assert.Equal(row[3].Length == 0 ? null : Number(row[3]), LunarCalendar.LeapMonth(year));
            Assert.Equal((Number(row[4]), Date(row[5])), (LunarCalendar.DaysInYear(year), LunarCalendar.HungKings(year)));
        }
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
