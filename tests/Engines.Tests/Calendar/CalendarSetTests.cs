using System.Collections.Immutable;
using Saola.Engines.Calendar;
using Saola.Engines.Calendar.Catalogue;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CalendarSetTests
{
    // A one-stop counter that also works on Saturday mornings and closes at 16:00.
    private static readonly WeeklyHours Counter = CalendarHoursReader.Read("hours.yaml", """
        standard:
          source: x
          week: {monday: ["08:00-12:00", "13:00-16:00"], tuesday: ["08:00-12:00", "13:00-16:00"], wednesday: ["08:00-12:00", "13:00-16:00"], thursday: ["08:00-12:00", "13:00-16:00"], friday: ["08:00-12:00", "13:00-16:00"], saturday: ["08:00-12:00"], sunday: []}
          make_up: ["08:00-12:00"]
        units: []
        """).Value!.Standard;

    private static readonly CalendarSet Calendars = new(
        [.. CalendarCatalogue.Shipped.Years.SelectMany(year => year.Days)], WeeklyHours.Standard,
        new Dictionary<string, WeeklyHours> { ["public_service_centre"] = Counter, ["office"] = WeeklyHours.Standard });

    [Theory]
    [InlineData("public_service_centre", "2026-03-06 15:00", "8h", "2026-03-09 11:00", "1 h, 4 h on Saturday, 3 h on Monday")]
    [InlineData("public_service_centre", "2026-03-06 16:30", "1wd", "2026-03-09 16:00", "received on Saturday, due on Monday at four")]
    [InlineData("public_service_centre", "2026-03-02 09:00", "5d", "2026-03-07 12:00", "Saturday is worked")]
    [InlineData("public_service_centre", "2026-02-13 15:30", "1wd", "2026-02-14 12:00", "the Saturday before Tết")]
    [InlineData("public_service_centre", "2026-02-14 13:00", "1wd", "2026-02-23 16:00", "received on Saturday 21/02, after Tết")]
    [InlineData("science_dept", "2026-03-06 15:00", "8h", "2026-03-09 15:00", "the standard hours")]
    [InlineData(null, "2026-03-06 15:00", "8h", "2026-03-09 15:00", "no unit: the standard hours")]
    public void A_unit_counts_with_its_own_hours(string? unit, string from, string term, string due, string why)
    {
        var counted = Calendars.For(unit).Due(CountingTable.At(from), Term.Parse(term));
        Assert.True(due == CountingTable.Local(counted.Due), $"{CountingTable.Local(counted.Due)}: {why}");
    }

    [Fact]
    public void A_unit_with_the_standard_hours_shares_the_standard_calendar() =>
        Assert.Same(Calendars.Standard, Calendars.For("office"));

    [Theory]
    [InlineData("08:00-12:00,11:00-15:00")]
    [InlineData("13:00-17:00,08:00-12:00")]
    public void Windows_that_overlap_or_run_backwards_are_refused(string windows)
    {
        var day = windows.Split(',').Select(Window).ToImmutableArray();
        var refused = WeeklyHours.Of(new Dictionary<DayOfWeek, ImmutableArray<WorkingWindow>> { [DayOfWeek.Monday] = day }, []);
        Assert.Equal("calendar.hours", Assert.Single(refused.Faults).Code);
    }

    [Fact]
    public void A_week_without_any_working_time_is_refused() =>
        Assert.False(WeeklyHours.Of(new Dictionary<DayOfWeek, ImmutableArray<WorkingWindow>>(), [Window("08:00-12:00")]).IsDone);

    [Theory]
    [InlineData("7:30-11:30", true)]
    [InlineData("07:30 – 11:30", true)]
    [InlineData("11:30-07:30", false)]
    [InlineData("07:30", false)]
    [InlineData("25:00-26:00", false)]
    [InlineData("", false)]
    public void A_window_is_read_as_people_write_it(string text, bool read) => Assert.Equal(read, WorkingWindow.TryParse(text, out _));

    private static WorkingWindow Window(string text) => WorkingWindow.TryParse(text, out var window) ? window : throw new FormatException(text);
}
