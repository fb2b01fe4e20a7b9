using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class DueWithPausesTests
{
    public static TheoryData<string, string, string, string, string> Cases => CountingTable.Due("""
        # Hours and working days: the due instant moves on by the working time inside the pause. Without one: Monday 09/03 17:00.
        2026-03-02 08:00 | 5wd | 2026-03-04 07:30/2026-03-04 17:00 | 2026-03-10 17:00 | a whole day
        2026-03-02 08:00 | 5wd | 2026-03-04 07:30/2026-03-05 07:30 | 2026-03-10 17:00 | a day and a night are eight hours
        2026-03-02 08:00 | 5wd | 2026-03-03 12:00/2026-03-04 12:00 | 2026-03-10 17:00 | from one lunch break to the next
        2026-03-02 08:00 | 5wd | 2026-03-04 10:00/2026-03-04 10:30 | 2026-03-10 08:00 | half an hour
        2026-03-02 08:00 | 5wd | 2026-03-03 18:00/2026-03-04 07:00 | 2026-03-09 17:00 | a night holds no working time
        2026-03-02 08:00 | 5wd | 2026-03-04 11:30/2026-03-04 13:00 | 2026-03-09 17:00 | nor does a lunch break
        2026-03-02 08:00 | 5wd | 2026-03-07 08:00/2026-03-08 17:00 | 2026-03-09 17:00 | nor a weekend
        2026-03-02 08:00 | 5wd | 2026-03-04 10:00/2026-03-04 10:00 | 2026-03-09 17:00 | an empty pause
        2026-03-02 08:00 | 5wd | 2026-03-04 12:00/2026-03-04 10:00 | 2026-03-09 17:00 | a pause that runs backwards is left out
        2026-03-02 08:00 | 5wd | 2026-03-06 16:00/2026-03-09 08:30 | 2026-03-10 09:30 | an hour on Friday, an hour on Monday
        2026-03-03 15:00 | 8h | 2026-03-03 16:00/2026-03-04 09:00 | 2026-03-05 08:00 | 2.5 h on from Wednesday 15:00
        2026-03-03 07:30 | 8h | 2026-03-03 07:30/2026-03-03 09:30 | 2026-03-04 09:30 | from the first minute
        2023-07-12 11:30 | 4h | 2023-07-12 16:03/2023-07-13 15:32 | 2023-07-13 16:29 | 57 min, 4 h and 2:32 on from 17:00
        # Several.
        2026-03-02 08:00 | 5wd | 2026-03-03 08:00/2026-03-03 10:00, 2026-03-03 09:00/2026-03-03 11:00 | 2026-03-10 10:30 | an overlap counts once: 3 h
        2026-03-02 08:00 | 5wd | 2026-03-03 08:00/2026-03-03 11:00, 2026-03-03 09:00/2026-03-03 10:00 | 2026-03-10 10:30 | one inside the other: 3 h
        2026-03-02 08:00 | 5wd | 2026-03-03 08:00/2026-03-03 11:00, 2026-03-03 08:00/2026-03-03 11:00 | 2026-03-10 10:30 | twice the same: 3 h
        2026-03-02 08:00 | 5wd | 2026-03-03 08:00/2026-03-03 09:00, 2026-03-03 09:00/2026-03-03 11:00 | 2026-03-10 10:30 | end to end: 3 h
        2026-03-02 08:00 | 5wd | 2026-03-05 08:00/2026-03-05 09:00, 2026-03-03 08:00/2026-03-03 09:00 | 2026-03-10 09:30 | in any order: 2 h
        2026-03-02 08:00 | 5wd | 2026-03-03 08:00/2026-03-05 08:00, 2026-03-04 08:00/2026-03-06 08:00 | 2026-03-12 17:00 | 03/03 8:00 to 06/03 8:00: three days
        2026-03-02 08:00 | 10wd | 2026-03-03 10:00/2026-03-03 10:30, 2026-03-04 10:00/2026-03-04 10:30, 2026-03-05 10:00/2026-03-05 10:30, 2026-03-06 10:00/2026-03-06 10:30, 2026-03-09 10:00/2026-03-09 10:30, 2026-03-10 10:00/2026-03-10 10:30, 2026-03-11 10:00/2026-03-11 10:30, 2026-03-12 10:00/2026-03-12 10:30, 2026-03-13 10:00/2026-03-13 10:30, 2026-03-16 10:00/2026-03-16 10:30 | 2026-03-17 14:00 | ten half hours: 5 h on from 16/03 17:00
        2026-03-02 09:00 | 30d | 2026-03-03 18:00/2026-03-04 07:00, 2026-03-04 18:00/2026-03-05 07:00, 2026-03-05 18:00/2026-03-06 07:00, 2026-03-09 18:00/2026-03-10 07:00, 2026-03-10 18:00/2026-03-11 07:00, 2026-03-11 18:00/2026-03-12 07:00, 2026-03-12 18:00/2026-03-13 07:00, 2026-03-16 18:00/2026-03-17 07:00, 2026-03-17 18:00/2026-03-18 07:00, 2026-03-18 18:00/2026-03-19 07:00 | 2026-04-15 17:00 | ten nights, each moves the date by a day and off the weekend: 02, 03, 06, 07, 08, 09, 10, 13, 14, 15/04
        # Around the due instant.
        2026-03-02 08:00 | 5wd | 2026-03-09 17:00/2026-03-11 10:00 | 2026-03-09 17:00 | begins at the due instant: too late
        2026-03-02 08:00 | 5wd | 2026-03-10 08:00/2026-03-11 10:00 | 2026-03-09 17:00 | begins after it: too late
        2026-03-02 08:00 | 5wd | 2026-03-09 16:59/2026-03-10 08:30 | 2026-03-10 08:31 | a minute before it: counts whole, 61 minutes
        2026-03-02 08:00 | 5wd | 2026-03-09 16:00/2026-03-10 16:00 | 2026-03-10 17:00 | straddles it: 8 h
        2026-03-02 08:00 | 5wd | 2026-03-09 16:00/2026-03-10 16:00, 2026-03-10 16:30/2026-03-11 07:30 | 2026-03-11 08:00 | the second counts because the first moved the due instant
        2026-03-02 08:00 | 5wd | 2026-03-09 16:00/2026-03-10 16:00, 2026-03-10 17:00/2026-03-12 10:00 | 2026-03-10 17:00 | the second begins at the moved due instant: too late
        2026-03-02 08:00 | 5wd | 2026-03-10 08:00/2026-03-10 10:00, 2026-03-04 10:00/2026-03-04 11:00 | 2026-03-10 10:30 | 1 h moves the due to 8:30, so that the later one counts too: 2 h more
        # Around reception.
        2026-03-02 08:00 | 5wd | 2026-02-26 08:00/2026-02-27 17:00 | 2026-03-09 17:00 | before reception: no clock to stop
        2026-03-02 08:00 | 5wd | 2026-02-27 08:00/2026-03-02 10:00 | 2026-03-10 09:30 | only from reception on: 2 h
        2026-03-07 10:00 | 15d | 2026-03-07 12:00/2026-03-08 12:00 | 2026-03-24 17:00 | before the effective reception on 09/03
        # Over holidays.
        2026-02-13 15:30 | 10wd | 2026-02-24 08:00/2026-02-25 10:00 | 2026-03-10 09:30 | 7.5 h and 2.5 h on from 06/03 17:00
        2026-02-09 08:00 | 10wd | 2026-02-12 13:00/2026-02-24 10:00 | 2026-03-05 15:30 | Tết inside: 4 + 8 + 8 + 2.5 h on from 02/03 17:00
        2026-02-13 15:30 | 10wd | 2026-02-23 07:30/2026-03-23 07:30 | 2026-04-03 17:00 | four weeks: twenty working days
        2026-04-28 08:00 | 5wd | 2026-04-30 08:00/2026-05-03 17:00 | 2026-05-07 17:00 | inside the holiday: nothing
        2026-01-06 09:00 | 5wd | 2026-01-09 17:00/2026-01-12 07:30 | 2026-01-13 17:00 | a make-up Saturday inside: 8 h
        2025-12-29 08:00 | 10wd | 2025-12-31 08:00/2026-01-05 08:00 | 2026-01-14 17:00 | over the year end: 7.5 h and 0.5 h
        2024-02-26 08:00 | 5wd | 2024-02-29 07:30/2024-02-29 17:00 | 2024-03-05 17:00 | the whole leap day
        # Days and months: by the calendar days from the first date to the last.
        2026-03-10 09:00 | 15d | 2026-03-23 10:00/2026-03-24 10:00 | 2026-03-26 17:00 | from the 23rd to the 24th: one day
        2026-03-10 09:00 | 15d | 2026-03-23 23:59/2026-03-24 00:01 | 2026-03-26 17:00 | two minutes over midnight: one day
        2026-03-10 09:00 | 15d | 2026-03-23 08:00/2026-03-23 09:00, 2026-03-23 10:00/2026-03-23 11:00 | 2026-03-25 17:00 | two on one date: none
        2026-03-10 09:00 | 15d | 2026-03-23 07:30/2026-03-23 17:00 | 2026-03-25 17:00 | a whole working day on one date: none
        2026-03-02 09:00 | 15d | 2026-03-13 10:00/2026-03-14 10:00 | 2026-03-18 17:00 | Friday to Saturday: one day
        2026-03-02 09:00 | 15d | 2026-03-05 10:00/2026-03-09 10:00 | 2026-03-23 17:00 | four days: Saturday 21/03 moves to Monday
        2026-03-02 09:00 | 15d | 2026-03-05 10:00/2026-03-07 10:00, 2026-03-06 10:00/2026-03-08 10:00 | 2026-03-20 17:00 | an overlap counts once: three days
        2026-03-02 09:00 | 15d | 2026-03-05 10:00/2026-03-06 10:00, 2026-03-10 10:00/2026-03-11 10:00 | 2026-03-19 17:00 | two pauses of one day
        2026-03-02 09:00 | 15d | 2026-03-17 10:00/2026-03-19 10:00 | 2026-03-19 17:00 | begins on the last day, before 17:00
        2026-03-02 09:00 | 15d | 2026-03-17 17:00/2026-03-19 10:00 | 2026-03-17 17:00 | begins at the due instant: too late
        2026-03-02 09:00 | 15d | 2026-03-16 10:00/2026-03-25 10:00 | 2026-03-26 17:00 | straddles it: nine days
        2026-01-15 09:00 | 15d | 2026-01-28 09:00/2026-02-02 09:00 | 2026-02-04 17:00 | over a month's end: five days on from 30/01
        2024-02-20 09:00 | 10d | 2024-02-28 10:00/2024-03-01 09:00 | 2024-03-04 17:00 | over leap day: two days on from 01/03, Sunday moves to Monday
        2026-02-02 09:00 | 15d | 2026-02-10 08:00/2026-02-12 08:00 | 2026-02-25 17:00 | the promised 23/02 moves on by two days
        2026-03-02 09:00 | 1m | 2026-03-10 09:00/2026-03-20 09:00 | 2026-04-13 17:00 | ten days on from 02/04: Sunday moves to Monday
        # Phases.
        2026-03-02 09:00 | 5wd+15d | 2026-03-12 08:00/2026-03-16 08:00 | 2026-03-30 17:00 | in the second: four days on from 24/03, Saturday moves
        2026-03-02 09:00 | 5wd+15d | 2026-03-04 07:30/2026-03-05 07:30 | 2026-03-25 17:00 | in the first: 10/03, then 15 days
        2026-03-02 09:00 | 5wd+15d | 2026-03-09 16:00/2026-03-10 16:00 | 2026-03-25 17:00 | over the seam: counts once
        2026-03-02 09:00 | 15d+5wd | 2026-03-17 10:00/2026-03-19 10:00 | 2026-03-26 17:00 | over the seam: 19/03, then five working days
        2026-03-02 09:00 | 15d+8h | 2026-03-17 10:00/2026-03-17 20:00 | 2026-03-18 17:00 | same date, into the evening: nothing in either phase
        """);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pause_moves_the_due_date(string from, string term, string pauses, string due, string why)
    {
        var counted = CountingTable.Shipped.Due(CountingTable.At(from), Term.Parse(term), CountingTable.Pauses(pauses));
        Assert.True(due == CountingTable.Local(counted.Due), $"{CountingTable.Local(counted.Due)}: {why}");
    }

    [Theory]
    [InlineData("2026-03-04 09:00", "2026-03-10 08:30", "an hour so far")]
    [InlineData("2026-03-04 17:00", "2026-03-10 16:30", "seven and a half hours")]
    [InlineData("2026-03-04 07:00", "2026-03-09 17:00", "it begins later than now")]
    [InlineData("2026-03-16 07:30", "2026-03-19 16:30", "7.5 h on the 4th and seven whole days")]
    public void An_open_pause_counts_as_if_the_clock_ran_again_now(string now, string due, string why)
    {
        var request = new DueRequest
        {
            From = CountingTable.At("2026-03-02 08:00"), Term = Term.WorkingDays(5), Now = CountingTable.At(now),
            Pauses = CountingTable.Pauses("2026-03-04 08:00/"),
        };
        Assert.True(due == CountingTable.Local(CountingTable.Shipped.Due(request).Due), why);
    }

    [Fact]
    public void An_open_pause_without_the_present_instant_is_refused() =>
        Assert.Throws<ArgumentException>(() => CountingTable.Shipped.Due(
            CountingTable.At("2026-03-02 08:00"), Term.WorkingDays(5), [new Pause(CountingTable.At("2026-03-04 08:00"), null)]));
}
