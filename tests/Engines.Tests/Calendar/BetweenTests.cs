using System.Globalization;
using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class BetweenTests
{
    [Theory]
    [InlineData("2026-03-03 07:30", "2026-03-03 17:00", "08:00:00", "a whole day")]
    [InlineData("2026-03-03 00:00", "2026-03-04 00:00", "08:00:00", "from midnight to midnight")]
    [InlineData("2026-03-03 11:00", "2026-03-03 14:00", "01:30:00", "the break is left out")]
    [InlineData("2026-03-03 11:30", "2026-03-03 13:00", "00:00:00", "the break itself")]
    [InlineData("2026-03-06 16:00", "2026-03-09 08:00", "01:30:00", "over a weekend")]
    [InlineData("2026-02-13 16:00", "2026-02-23 09:00", "02:30:00", "over Tết")]
    [InlineData("2026-01-09 16:00", "2026-01-12 08:30", "10:00:00", "over a make-up Saturday: 1 + 8 + 1 h")]
    [InlineData("2026-03-03 08:00", "2026-03-03 08:00", "00:00:00", "the same instant")]
    [InlineData("2026-03-04 08:00", "2026-03-03 08:00", "00:00:00", "backwards")]
    [InlineData("2026-03-03 08:00:30", "2026-03-03 08:01:45", "00:01:15", "seconds")]
    [InlineData("2023-07-12 16:03", "2023-07-13 15:32", "07:29:00", "57 min, 4 h and 2:32")]
    public void Working_hours_between_two_instants(string from, string to, string length, string why)
    {
        var counted = CountingTable.Shipped.WorkingTime(CountingTable.At(from), CountingTable.At(to));
        Assert.True(TimeSpan.Parse(length, CultureInfo.InvariantCulture) == counted, $"{counted}: {why}");
    }

    [Theory]
    [InlineData("2026-03-03 07:30", "2026-03-03 17:00", 1, "exactly its windows")]
    [InlineData("2026-03-03 07:31", "2026-03-03 17:00", 0, "a minute late")]
    [InlineData("2026-03-03 07:30", "2026-03-03 16:59", 0, "a minute early")]
    [InlineData("2026-03-03 07:31", "2026-03-03 16:59", 0, "short on both sides")]
    [InlineData("2026-03-02 00:00", "2026-03-09 00:00", 5, "a week")]
    [InlineData("2026-03-02 08:00", "2026-03-09 17:00", 5, "Monday is begun already: 3 to 6, 9")]
    [InlineData("2026-03-02 08:00", "2026-03-09 16:00", 4, "and the second Monday is not over")]
    [InlineData("2026-03-06 18:00", "2026-03-09 07:00", 0, "a weekend")]
    [InlineData("2026-02-13 15:30", "2026-03-06 17:00", 10, "over Tết")]
    [InlineData("2026-01-09 16:55", "2026-01-12 17:00", 2, "the make-up Saturday and Monday")]
    [InlineData("2026-02-16 07:00", "2026-02-20 18:00", 0, "Tết itself")]
    [InlineData("2026-03-04 17:00", "2026-03-03 07:30", 0, "backwards")]
    [InlineData("2026-01-01 00:00", "2026-12-31 23:59", 249, "261 weekdays, 14 of them off, 2 Saturdays worked")]
    public void Whole_working_days_between_two_instants(string from, string to, int days, string why)
    {
        var counted = CountingTable.Shipped.WorkingDays(CountingTable.At(from), CountingTable.At(to));
        Assert.True(days == counted, $"{counted}: {why}");
    }

    [Theory]
    [InlineData("2026-03-03 14:59", "0wd", "2026-03-03 17:00", "before the cut-off")]
    [InlineData("2026-03-03 15:00", "0wd", "2026-03-03 17:00", "at the cut-off")]
    [InlineData("2026-03-03 15:01", "0wd", "2026-03-04 17:00", "after it")]
    [InlineData("2026-03-03 17:30", "0wd", "2026-03-04 17:00", "after hours: the next day, not the one after it")]
    [InlineData("2026-03-06 16:00", "0wd", "2026-03-09 17:00", "Friday after the cut-off")]
    [InlineData("2026-03-07 16:00", "0wd", "2026-03-09 17:00", "on a Saturday the cut-off says nothing")]
    [InlineData("2026-02-13 15:30", "0wd", "2026-02-23 17:00", "the last day before Tết")]
    [InlineData("2026-03-03 15:01", "1wd", "2026-03-05 17:00", "received on Wednesday")]
    [InlineData("2026-03-03 15:01", "4h", "2026-03-04 11:30", "the clock starts on Wednesday")]
    [InlineData("2026-03-03 06:00", "0wd", "2026-03-03 17:00", "early in the morning")]
    public void What_is_lodged_after_the_same_day_cut_off_is_received_on_the_next_working_day(string from, string term, string due, string why)
    {
        var request = new DueRequest { From = CountingTable.At(from), Term = Term.Parse(term), CutOff = new TimeOnly(15, 0) };
        Assert.True(due == CountingTable.Local(CountingTable.Shipped.Due(request).Due), why);
    }

    [Theory]
    [InlineData("1999-12-31 10:00")]
    [InlineData("2100-01-01 10:00")]
    public void An_instant_beyond_the_calendar_is_refused(string from) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingTable.Shipped.Due(CountingTable.At(from), Term.Hours(1)));

    [Fact]
    public void A_term_that_runs_beyond_the_calendar_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingTable.Shipped.Due(CountingTable.At("2099-12-30 10:00"), Term.WorkingDays(5)));
}
