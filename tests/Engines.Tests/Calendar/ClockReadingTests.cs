using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class ClockReadingTests
{
    [Theory]
    [InlineData(0, "0 phút", "0 minutes")]
    [InlineData(1, "1 phút", "1 minute")]
    [InlineData(59, "59 phút", "59 minutes")]
    [InlineData(60, "1 giờ", "1 hour")]
    [InlineData(135, "2 giờ 15 phút", "2 hours 15 minutes")]
    [InlineData(480, "1 ngày", "1 day")]
    [InlineData(510, "1 ngày", "1 day")]
    [InlineData(840, "1 ngày 6 giờ", "1 day 6 hours")]
    [InlineData(1_560, "3 ngày 2 giờ", "3 days 2 hours")]
    [InlineData(480_000, "1.000 ngày", "1.000 days")]
    public void Working_time_is_said_in_two_units_at_most(long minutes, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, new WorkingSpan(minutes).Words(CalendarWords.Vietnamese));
        Assert.Equal(english, new WorkingSpan(minutes).Words(CalendarWords.English));
    }

    // Received on Monday 02/03/2026 at 8:00, five working days: due on Monday 09/03 at 17:00.
    [Theory]
    [InlineData("2026-03-02 09:00", "", "còn 5 ngày 6 giờ", ClockState.Running)]
    [InlineData("2026-03-05 15:00", "", "còn 2 ngày 2 giờ", ClockState.Running)]
    [InlineData("2026-03-06 07:30", "", "còn 2 ngày", ClockState.Running)]
    [InlineData("2026-03-06 09:30", "", "còn 1 ngày 6 giờ", ClockState.DueSoon)]
    [InlineData("2026-03-08 10:00", "", "còn 1 ngày", ClockState.DueSoon)]
    [InlineData("2026-03-09 15:00", "", "hôm nay, còn 2 giờ", ClockState.DueToday)]
    [InlineData("2026-03-09 17:00", "", "hôm nay, còn 0 phút", ClockState.DueToday)]
    [InlineData("2026-03-09 17:01", "", "quá 0 phút", ClockState.Overdue)]
    [InlineData("2026-03-11 10:30", "", "quá 1 ngày 3 giờ", ClockState.Overdue)]
    [InlineData("2026-03-05 09:00", "2026-03-04 13:00/", "dừng, còn 3 ngày 4 giờ", ClockState.Paused)]
    [InlineData("2026-03-30 09:00", "2026-03-04 13:00/", "dừng, còn 3 ngày 4 giờ", ClockState.Paused)]
    [InlineData("2026-03-12 09:00", "2026-03-11 09:00/", "dừng, quá 2 ngày 1 giờ", ClockState.Paused)]
    [InlineData("2026-03-10 10:00", "2026-03-04 07:30/2026-03-05 07:30", "hôm nay, còn 5 giờ 30 phút", ClockState.DueToday)]
    public void The_deadline_badge_says_what_is_left(string now, string pauses, string words, ClockState state)
    {
        var reading = CountingTable.Shipped.Read(Request("5wd", pauses), CountingTable.At(now));
        Assert.Equal((words, state), (reading.Words(CalendarWords.Vietnamese), reading.State));
    }

    [Theory]
    [InlineData("15d", "2026-03-10 16:30", "còn 7 ngày", ClockState.Running)]
    [InlineData("15d", "2026-03-14 10:00", "còn 3 ngày 7 giờ", ClockState.Running)]
    [InlineData("15d", "2026-03-16 18:00", "còn 23 giờ", ClockState.DueSoon)]
    [InlineData("15d", "2026-03-19 20:00", "quá 2 ngày 3 giờ", ClockState.Overdue)]
    [InlineData("none", "2026-03-19 20:00", "không quy định thời hạn", ClockState.NoTerm)]
    public void A_term_in_days_is_shown_in_days_of_24_hours(string term, string now, string words, ClockState state)
    {
        var reading = CountingTable.Shipped.Read(Request(term, ""), CountingTable.At(now));
        Assert.Equal((words, state), (reading.Words(CalendarWords.Vietnamese), reading.State));
    }

    [Theory]
    [InlineData("2026-03-05 17:00", "sớm 2 ngày", ClockState.FinishedInTime)]
    [InlineData("2026-03-09 17:00", "đúng hạn", ClockState.FinishedInTime)]
    [InlineData("2026-03-10 08:30", "muộn 1 giờ", ClockState.FinishedLate)]
    public void A_finished_case_keeps_what_it_reached(string finished, string words, ClockState state)
    {
        var reading = CountingTable.Shipped.Read(Request("5wd", ""), CountingTable.At("2026-06-01 08:00"), CountingTable.At(finished));
        Assert.Equal((words, state), (reading.Words(CalendarWords.Vietnamese), reading.State));
    }

    [Fact]
    public void The_agencys_time_and_the_citizens_time_are_kept_apart()
    {
        var request = Request("5wd", "2026-03-03 08:00/2026-03-04 08:00, 2026-03-03 10:00/2026-03-03 11:00, 2026-03-05 16:00/");
        var reading = CountingTable.Shipped.Read(request, CountingTable.At("2026-03-06 08:30"));
        // Monday 7.5 h, Tuesday 0.5 h, Wednesday 7.5 h, Thursday 7 h; the citizen: 8 h, then 1 h and 1 h.
        Assert.Equal((1_350L, 600L), (reading.AgencyTime.Minutes, reading.CitizenTime.Minutes));
    }

    [Fact]
    public void Before_reception_no_time_is_used()
    {
        var reading = CountingTable.Shipped.Read(Request("5wd", ""), CountingTable.At("2026-03-01 10:00"));
        Assert.Equal((WorkingSpan.Zero, WorkingSpan.Zero), (reading.AgencyTime, reading.CitizenTime));
    }

    private static DueRequest Request(string term, string pauses) => new()
    {
        From = CountingTable.At("2026-03-02 08:00"), Term = Term.Parse(term), Pauses = CountingTable.Pauses(pauses),
    };
}
