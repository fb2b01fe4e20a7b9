using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class DueInHoursTests
{
    public static TheoryData<string, string, string, string, string> Cases => CountingTable.Due("""
        # An ordinary week: Tuesday 3 March 2026.
        2026-03-03 07:30 | 8h | | 2026-03-03 17:00 | a whole day from its first minute
        2026-03-03 00:00 | 8h | | 2026-03-03 17:00 | midnight moves to 7:30
        2026-03-03 07:29 | 1h | | 2026-03-03 08:30 | a minute early moves to 7:30
        2026-03-03 09:00 | 8h | | 2026-03-04 09:00 | 2.5 h + 4 h, then 1.5 h on Wednesday
        2026-03-03 10:30 | 1h | | 2026-03-03 11:30 | falls on the end of the morning and stays there
        2026-03-03 11:00 | 1h | | 2026-03-03 13:30 | half an hour before the break, half after
        2026-03-03 11:00:30 | 1h | | 2026-03-03 13:30:30 | seconds are kept
        2026-03-03 10:15:30 | 1h | | 2026-03-03 11:15:30 | seconds are kept inside a window
        2026-03-03 11:30 | 8h | | 2026-03-04 11:30 | the end of a window is no working time: counted from 13:00
        2026-03-03 11:45 | 8h | | 2026-03-04 11:30 | in the lunch break: counted from 13:00
        2026-03-03 12:59 | 4h | | 2026-03-03 17:00 | the last minute of the break
        2026-03-03 13:00 | 4h | | 2026-03-03 17:00 | the first minute of the afternoon
        2026-03-03 16:00 | 1h | | 2026-03-03 17:00 | falls on the end of the day and stays there
        2026-03-03 16:55 | 8h | | 2026-03-04 16:55 | 5 minutes today, 7:55 tomorrow
        2026-03-03 17:00 | 8h | | 2026-03-04 17:00 | the end of the day: counted from tomorrow
        2026-03-03 17:01 | 8h | | 2026-03-04 17:00 | after hours: counted from tomorrow
        2026-03-03 23:59 | 8h | | 2026-03-04 17:00 | late at night: counted from tomorrow
        2026-03-02 07:30 | 40h | | 2026-03-06 17:00 | five whole days
        2026-03-02 13:00 | 40h | | 2026-03-09 11:30 | 4 h, four days, 4 h
        2026-03-02 16:59 | 1h | | 2026-03-03 08:29 | one minute, then 59
        # Over a weekend.
        2026-03-06 16:00 | 2h | | 2026-03-09 08:30 | 1 h on Friday, 1 h on Monday
        2026-03-06 17:00 | 1h | | 2026-03-09 08:30 | Friday is over
        2026-03-07 10:00 | 8h | | 2026-03-09 17:00 | filed on a Saturday
        2026-03-08 18:00 | 1h | | 2026-03-09 08:30 | filed on a Sunday evening
        # Make-up Saturdays are worked.
        2026-01-09 16:30 | 8h | | 2026-01-10 16:30 | half an hour on Friday, 7.5 h on the make-up Saturday
        2026-01-10 11:45 | 8h | | 2026-01-12 11:30 | 4 h on the Saturday afternoon, 4 h on Monday
        2026-01-10 16:55 | 8h | | 2026-01-12 16:55 | 5 minutes on the Saturday, the rest on Monday
        2026-08-21 16:00 | 4h | | 2026-08-22 10:30 | 1 h, then 3 h on the make-up Saturday
        2025-04-25 16:00 | 8h | | 2025-04-26 16:00 | 1 h, then 7 h on the make-up Saturday
        2024-05-03 16:00 | 8h | | 2024-05-04 16:00 | 1 h, then 7 h on the make-up Saturday
        # Tết of each year, filed five minutes before the holiday begins.
        2020-01-22 16:55 | 8h | | 2020-01-30 16:55 | off 23 to 29/01
        2021-02-09 16:55 | 8h | | 2021-02-17 16:55 | off 10 to 16/02
        2022-01-28 16:55 | 8h | | 2022-02-07 16:55 | off 31/01 to 04/02, weekends on both sides
        2023-01-19 16:55 | 8h | | 2023-01-27 16:55 | off 20 to 26/01
        2024-02-07 16:55 | 8h | | 2024-02-15 16:55 | off 08 to 14/02
        2025-01-24 16:55 | 8h | | 2025-02-03 16:55 | off 27 to 31/01, weekends on both sides
        2026-02-13 16:55 | 8h | | 2026-02-23 16:55 | off 16 to 20/02, weekends on both sides
        2027-02-03 16:55 | 8h | | 2027-02-11 16:55 | forecast: off 04 to 10/02
        2026-02-12 13:00 | 16h | | 2026-02-23 11:30 | 4 h, 8 h, then 4 h after Tết
        2026-02-20 08:00 | 4h | | 2026-02-23 11:30 | filed on the fourth day of Tết
        # The Hung Kings' day, 10/3 lunar.
        2020-04-01 16:55 | 8h | | 2020-04-03 16:55 | Thursday 02/04 off
        2021-04-20 16:55 | 8h | | 2021-04-22 16:55 | Wednesday 21/04 off
        2022-04-08 16:55 | 8h | | 2022-04-12 16:55 | on Sunday 10/04, so Monday off in lieu
        2024-04-17 16:55 | 8h | | 2024-04-19 16:55 | Thursday 18/04 off
        2025-04-04 16:55 | 8h | | 2025-04-08 16:55 | Monday 07/04 off
        2026-04-24 16:55 | 8h | | 2026-04-28 16:55 | on Sunday 26/04, so Monday off in lieu
        2026-04-25 11:45 | 4h | | 2026-04-28 11:30 | Saturday, Sunday, Monday in lieu
        2027-04-15 16:55 | 8h | | 2027-04-19 16:55 | Friday 16/04 off
        # 30 April and 1 May.
        2022-04-29 16:55 | 8h | | 2022-05-04 16:55 | both on a weekend: Monday and Tuesday in lieu
        2023-04-28 16:55 | 8h | | 2023-05-04 16:55 | 10/3 on Saturday, 30/4 on Sunday: off 01 to 03/05
        2024-04-26 16:55 | 8h | | 2024-05-02 16:55 | Monday 29/04 swapped off
        2025-04-29 16:00 | 8h | | 2025-05-05 16:00 | Friday 02/05 swapped off
        2026-04-29 16:55 | 8h | | 2026-05-04 16:55 | Thursday and Friday, then the weekend
        # National Day, and the Day of Culture.
        2023-08-31 16:55 | 8h | | 2023-09-05 16:55 | Friday 01/09 and Monday 04/09 off
        2025-08-29 16:55 | 8h | | 2025-09-03 16:55 | Monday and Tuesday off
        2026-08-28 16:30 | 8h | | 2026-09-03 16:30 | Monday swapped off, Tuesday and Wednesday holidays
        2026-11-23 16:55 | 8h | | 2026-11-25 16:55 | 24/11 counts as it stands
        2026-11-24 10:00 | 8h | | 2026-11-25 17:00 | filed on 24/11
        # Year end and leap day.
        2022-12-30 16:00 | 8h | | 2023-01-03 16:00 | 01/01 on Sunday, Monday in lieu
        2024-12-31 16:00 | 8h | | 2025-01-02 16:00 | 01/01 off
        2025-12-31 11:45 | 4h | | 2025-12-31 17:00 | the last afternoon of the year
        2025-12-31 16:00 | 2h | | 2026-01-05 08:30 | 01/01 off, 02/01 swapped off, weekend
        2026-01-01 09:00 | 8h | | 2026-01-05 17:00 | filed on New Year's Day
        2020-02-28 16:00 | 8h | | 2020-03-02 16:00 | 29 February 2020 is a Saturday
        2024-02-28 16:00 | 8h | | 2024-02-29 16:00 | 29 February 2024 is worked
        2024-02-29 16:00 | 8h | | 2024-03-01 16:00 | from leap day into March
        """);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_term_in_hours_runs_in_working_time_only(string from, string term, string pauses, string due, string why)
    {
        var counted = CountingTable.Shipped.Due(CountingTable.At(from), Term.Parse(term), CountingTable.Pauses(pauses));
        Assert.True(due == CountingTable.Local(counted.Due), $"{CountingTable.Local(counted.Due)}: {why}");
    }
}
