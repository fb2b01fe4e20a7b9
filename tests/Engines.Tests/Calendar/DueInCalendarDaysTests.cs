using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class DueInCalendarDaysTests
{
    public static TheoryData<string, string, string, string, string> Cases => CountingTable.Due("""
        # Days: rest days count, but the end moves off them.
        2026-03-02 09:00 | 15d | | 2026-03-17 17:00 | a Tuesday
        2026-03-02 09:00 | 5d | | 2026-03-09 17:00 | Saturday 07/03 moves to Monday
        2026-03-02 09:00 | 6d | | 2026-03-09 17:00 | Sunday 08/03 moves to Monday
        2026-03-02 09:00 | 7d | | 2026-03-09 17:00 | Monday itself
        2026-03-02 09:00 | 25d | | 2026-03-27 17:00 | a Friday
        2026-03-02 09:00 | 28d | | 2026-03-30 17:00 | a Monday
        2026-03-02 09:00 | 30d | | 2026-04-01 17:00 | into April
        2026-06-30 09:00 | 1d | | 2026-07-01 17:00 | over a month's end
        2026-03-06 17:00 | 1d | | 2026-03-10 17:00 | received on Monday
        # Tết.
        2020-01-13 09:00 | 10d | | 2020-01-30 17:00 | 23/01 is off until 29/01
        2021-02-01 09:00 | 10d | | 2021-02-17 17:00 | 11/02 is off until 16/02
        2022-01-17 09:00 | 15d | | 2022-02-07 17:00 | 01/02 is off, then the weekend
        2025-01-13 09:00 | 15d | | 2025-02-03 17:00 | 28/01 is off until 02/02
        2024-02-14 10:00 | 15d | | 2024-03-01 17:00 | received on 15/02; February has 29 days
        2026-02-02 09:00 | 15d | | 2026-02-23 17:00 | 17/02, first day of Tết
        2026-02-05 09:00 | 15d | | 2026-02-23 17:00 | 20/02, fourth day of Tết
        2026-02-06 09:00 | 15d | | 2026-02-23 17:00 | Saturday 21/02
        2026-02-09 09:00 | 15d | | 2026-02-24 17:00 | 24/02 is worked
        2026-02-13 16:55 | 15d | | 2026-03-02 17:00 | Saturday 28/02
        2026-02-13 17:30 | 15d | | 2026-03-10 17:00 | received after Tết, on 23/02
        2026-02-14 09:00 | 1d | | 2026-02-24 17:00 | received on 23/02
        2027-01-25 09:00 | 10d | | 2027-02-11 17:00 | forecast: 04/02 is off until 10/02
        # Other holidays.
        2023-04-14 09:00 | 15d | | 2023-05-04 17:00 | Saturday 29/04, then off until 03/05
        2022-04-15 09:00 | 15d | | 2022-05-04 17:00 | Saturday 30/04, then off until 03/05
        2021-04-16 09:00 | 15d | | 2021-05-04 17:00 | Saturday 01/05, Monday in lieu
        2026-04-10 09:00 | 15d | | 2026-04-28 17:00 | Saturday 25/04, 10/3 on Sunday, Monday in lieu
        2026-04-12 10:00 | 15d | | 2026-04-28 17:00 | received on Monday 13/04
        2026-04-15 09:00 | 15d | | 2026-05-04 17:00 | 30/04, 01/05, weekend
        2025-04-15 09:00 | 15d | | 2025-05-05 17:00 | 30/04 to 02/05, weekend
        2024-04-12 09:00 | 15d | | 2024-05-02 17:00 | Saturday 27/04, then off until 01/05
        2023-08-21 09:00 | 12d | | 2023-09-05 17:00 | Saturday 02/09, Monday in lieu
        2026-08-21 09:00 | 10d | | 2026-09-03 17:00 | 31/08 swapped off
        2026-11-09 09:00 | 15d | | 2026-11-25 17:00 | 24/11 counts as it stands
        2025-12-17 09:00 | 15d | | 2026-01-05 17:00 | 01/01, swapped 02/01, weekend
        2026-12-17 09:00 | 15d | | 2027-01-04 17:00 | Friday 01/01, weekend
        2026-01-01 10:00 | 1d | | 2026-01-06 17:00 | received on 05/01
        # A make-up Saturday is a working day: the end stays on it.
        2024-04-19 09:00 | 15d | | 2024-05-04 17:00 | Saturday 04/05
        2025-04-11 09:00 | 15d | | 2025-04-26 17:00 | Saturday 26/04
        2025-12-26 09:00 | 15d | | 2026-01-10 17:00 | Saturday 10/01
        2026-01-05 09:00 | 5d | | 2026-01-10 17:00 | Saturday 10/01
        2026-08-17 09:00 | 5d | | 2026-08-22 17:00 | Saturday 22/08
        # Leap day.
        2020-02-14 09:00 | 15d | | 2020-03-02 17:00 | 29/02/2020 is a Saturday
        2024-02-26 09:00 | 3d | | 2024-02-29 17:00 | 29/02/2024 is a Thursday
        2023-02-26 09:00 | 3d | | 2023-03-02 17:00 | received on Monday; no leap day
        # Months.
        2026-01-27 09:00 | 1m | | 2026-02-27 17:00 | the same day
        2026-01-28 09:00 | 1m | | 2026-03-02 17:00 | Saturday 28/02
        2026-01-29 09:00 | 1m | | 2026-03-02 17:00 | no 29/02: the last day, a Saturday
        2026-01-30 09:00 | 1m | | 2026-03-02 17:00 | no 30/02: the last day, a Saturday
        2026-01-31 10:00 | 1m | | 2026-03-02 17:00 | a Saturday: received on 02/02, a month later a Monday
        2024-01-31 09:00 | 1m | | 2024-02-29 17:00 | the last day of a leap February
        2024-01-30 09:00 | 1m | | 2024-02-29 17:00 | no 30/02
        2023-01-31 09:00 | 1m | | 2023-02-28 17:00 | no 31/02
        2020-01-31 09:00 | 1m | | 2020-03-02 17:00 | 29/02/2020 is a Saturday
        2024-02-29 09:00 | 1m | | 2024-03-29 17:00 | the same day, not the last
        2024-02-29 09:00 | 12m | | 2025-02-28 17:00 | no leap day in 2025
        2026-03-31 09:00 | 1m | | 2026-05-04 17:00 | 30/04, 01/05, weekend
        2026-05-29 09:00 | 1m | | 2026-06-29 17:00 | a Monday
        2026-07-31 09:00 | 1m | | 2026-09-03 17:00 | 31/08 swapped off, then National Day
        2026-08-31 10:00 | 1m | | 2026-10-05 17:00 | received on 03/09; 03/10 is a Saturday
        2026-10-30 09:00 | 1m | | 2026-11-30 17:00 | a Monday
        2026-08-24 09:00 | 3m | | 2026-11-25 17:00 | 24/11 counts as it stands
        2026-01-16 09:00 | 1m | | 2026-02-23 17:00 | 16/02, the last day of the lunar year
        2025-12-01 09:00 | 1m | | 2026-01-05 17:00 | 01/01
        2025-12-10 09:00 | 1m | | 2026-01-10 17:00 | Saturday 10/01 is worked
        2025-12-31 09:00 | 1m | | 2026-02-02 17:00 | Saturday 31/01
        2025-08-29 09:00 | 6m | | 2026-03-02 17:00 | no 29/02: Saturday 28/02
        2026-06-30 09:00 | 6m | | 2026-12-30 17:00 | a Wednesday
        2026-11-05 09:00 | 3m | | 2027-02-11 17:00 | forecast: 05/02 is off until 10/02
        2026-12-31 09:00 | 2m | | 2027-03-01 17:00 | Sunday 28/02
        # Phases, each from the end of the one before.
        2026-03-02 09:00 | 5wd+15d | | 2026-03-24 17:00 | 09/03, then 15 days
        2026-03-02 09:00 | 5wd+25d | | 2026-04-03 17:00 | 09/03, then 25 days
        2026-03-06 09:00 | 5wd+5wd | | 2026-03-20 17:00 | the same as ten working days
        2026-03-02 08:00 | 3wd+5wd | | 2026-03-12 17:00 | the same as eight working days
        2026-03-02 08:00 | 8h+1wd | | 2026-03-04 17:00 | Tuesday 8:00, then the day after
        2026-03-02 08:00 | 1wd+8h | | 2026-03-04 17:00 | Tuesday 17:00, then the whole of Wednesday
        2026-03-02 08:00 | 3wd+15d+5wd | | 2026-03-27 17:00 | 05/03, 20/03, five working days
        2026-02-09 09:00 | 5wd+15d | | 2026-03-10 17:00 | 23/02 after Tết, then 15 days
        2026-01-26 09:00 | 5wd+1m | | 2026-03-02 17:00 | 02/02, then a month
        2026-04-10 09:00 | 15d+5wd | | 2026-05-07 17:00 | 28/04, then 29/04, 04 to 07/05
        """);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_term_in_days_or_months_ends_on_a_working_day(string from, string term, string pauses, string due, string why)
    {
        var counted = CountingTable.Shipped.Due(CountingTable.At(from), Term.Parse(term), CountingTable.Pauses(pauses));
        Assert.True(due == CountingTable.Local(counted.Due), $"{CountingTable.Local(counted.Due)}: {why}");
    }
}
