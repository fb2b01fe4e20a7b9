using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class DueInWorkingDaysTests
{
    public static TheoryData<string, string, string, string, string> Cases => CountingTable.Due("""
        # Where the count begins.
        2026-03-02 07:30 | 1wd | | 2026-03-03 17:00 | from the day after reception
        2026-03-02 11:45 | 1wd | | 2026-03-03 17:00 | in the lunch break of the same day
        2026-03-02 16:55 | 1wd | | 2026-03-03 17:00 | five minutes before the end
        2026-03-02 16:59 | 1wd | | 2026-03-03 17:00 | the last minute
        2026-03-02 17:00 | 1wd | | 2026-03-04 17:00 | the day is over: received on Tuesday
        2026-03-02 22:00 | 1wd | | 2026-03-04 17:00 | in the evening: received on Tuesday
        2026-03-06 10:00 | 1wd | | 2026-03-09 17:00 | Friday to Monday
        2026-03-07 10:00 | 1wd | | 2026-03-10 17:00 | filed on Saturday: received on Monday
        2026-03-08 10:00 | 5wd | | 2026-03-16 17:00 | filed on Sunday: 10, 11, 12, 13, 16
        # Ordinary weeks.
        2026-03-02 08:00 | 5wd | | 2026-03-09 17:00 | 3 to 6, 9
        2026-03-02 08:00 | 10wd | | 2026-03-16 17:00 | two weeks
        2026-03-02 08:00 | 15wd | | 2026-03-23 17:00 | three weeks
        2026-03-02 08:00 | 20wd | | 2026-03-30 17:00 | four weeks
        2026-03-02 08:00 | 30wd | | 2026-04-13 17:00 | six weeks
        # Within the day of reception.
        2026-03-02 10:00 | 0wd | | 2026-03-02 17:00 | the end of that day
        2026-03-02 17:30 | 0wd | | 2026-03-03 17:00 | received on Tuesday
        2026-03-07 10:00 | 0wd | | 2026-03-09 17:00 | received on Monday
        # Tết.
        2020-01-20 08:00 | 5wd | | 2020-02-03 17:00 | 21, 22, 30, 31/01, 03/02
        2021-02-08 08:00 | 3wd | | 2021-02-18 17:00 | 09, 17, 18/02
        2022-01-24 08:00 | 5wd | | 2022-02-07 17:00 | 25 to 28/01, 07/02
        2023-01-16 08:00 | 5wd | | 2023-01-30 17:00 | 17, 18, 19, 27, 30/01
        2023-01-16 08:00 | 10wd | | 2023-02-06 17:00 | and 31/01, 01, 02, 03, 06/02
        2024-02-05 08:00 | 5wd | | 2024-02-19 17:00 | 06, 07, 15, 16, 19/02
        2024-02-05 08:00 | 15wd | | 2024-03-04 17:00 | four until the 16th, five, five with leap day, one
        2025-01-20 08:00 | 5wd | | 2025-02-03 17:00 | 21 to 24/01, 03/02
        2025-01-20 08:00 | 10wd | | 2025-02-10 17:00 | and 04 to 07, 10/02
        2026-02-13 15:30 | 10wd | | 2026-03-06 17:00 | 23 to 27/02, 02 to 06/03
        2026-02-15 10:00 | 1wd | | 2026-02-24 17:00 | the Sunday before Tết: received on 23/02
        2026-02-16 10:00 | 5wd | | 2026-03-02 17:00 | filed in Tết: received on 23/02
        2027-02-01 08:00 | 5wd | | 2027-02-15 17:00 | forecast: 02, 03, 11, 12, 15/02
        # The Hung Kings' day.
        2020-03-30 08:00 | 5wd | | 2020-04-07 17:00 | 31/03, 01, 03, 06, 07/04
        2021-04-19 08:00 | 5wd | | 2021-04-27 17:00 | 20, 22, 23, 26, 27/04
        2022-04-08 08:00 | 5wd | | 2022-04-18 17:00 | 12 to 15, 18/04
        2024-04-15 08:00 | 5wd | | 2024-04-23 17:00 | 16, 17, 19, 22, 23/04
        2025-04-04 08:00 | 1wd | | 2025-04-08 17:00 | Monday off
        2026-04-20 08:00 | 5wd | | 2026-04-28 17:00 | 21 to 24, 28/04
        2027-04-15 08:00 | 1wd | | 2027-04-19 17:00 | Friday off
        # 30 April and 1 May.
        2020-04-29 08:00 | 1wd | | 2020-05-04 17:00 | Thursday and Friday off
        2021-04-28 08:00 | 2wd | | 2021-05-04 17:00 | 29/04, then 03/05 in lieu
        2022-04-27 08:00 | 3wd | | 2022-05-04 17:00 | 28, 29/04, 04/05
        2023-04-24 08:00 | 5wd | | 2023-05-04 17:00 | 25 to 28/04, 04/05
        2026-04-24 08:00 | 5wd | | 2026-05-06 17:00 | 28, 29/04, 04, 05, 06/05
        2026-04-29 08:00 | 1wd | | 2026-05-04 17:00 | Thursday, Friday, weekend
        2026-04-30 09:00 | 3wd | | 2026-05-07 17:00 | filed on a holiday: received on 04/05
        # Make-up Saturdays.
        2024-05-03 08:00 | 1wd | | 2024-05-04 17:00 | the Saturday counts
        2024-04-25 08:00 | 5wd | | 2024-05-06 17:00 | 26/04, 02, 03, Saturday 04, 06/05
        2025-04-21 08:00 | 5wd | | 2025-04-26 17:00 | ends on the Saturday
        2025-04-25 08:00 | 5wd | | 2025-05-06 17:00 | Saturday 26, 28, 29/04, 05, 06/05
        2026-01-09 16:55 | 1wd | | 2026-01-10 17:00 | the Saturday counts
        2026-01-09 17:05 | 1wd | | 2026-01-12 17:00 | received on the Saturday
        2026-01-10 08:00 | 1wd | | 2026-01-12 17:00 | filed on the Saturday
        2026-08-21 09:00 | 1wd | | 2026-08-22 17:00 | the Saturday counts
        2026-08-22 09:00 | 1wd | | 2026-08-24 17:00 | filed on the Saturday
        2026-08-20 09:00 | 10wd | | 2026-09-07 17:00 | 21, 22, 24 to 28/08, 03, 04, 07/09
        # National Day, and the Day of Culture.
        2020-09-01 08:00 | 1wd | | 2020-09-03 17:00 | Wednesday off
        2021-08-31 08:00 | 2wd | | 2021-09-06 17:00 | 01/09, then Thursday and Friday off
        2022-08-30 08:00 | 2wd | | 2022-09-05 17:00 | 31/08, then Thursday and Friday off
        2023-08-28 08:00 | 5wd | | 2023-09-06 17:00 | 29 to 31/08, 05, 06/09
        2024-08-30 08:00 | 1wd | | 2024-09-04 17:00 | Monday and Tuesday off
        2025-08-25 08:00 | 7wd | | 2025-09-05 17:00 | 26 to 29/08, 03 to 05/09
        2026-08-28 08:00 | 1wd | | 2026-09-03 17:00 | Monday to Wednesday off
        2026-08-31 10:00 | 1wd | | 2026-09-04 17:00 | filed on a swapped day: received on 03/09
        2027-08-31 08:00 | 2wd | | 2027-09-06 17:00 | 01/09, then Thursday and Friday off
        2026-11-20 08:00 | 2wd | | 2026-11-25 17:00 | 23, 25/11
        # Year end and leap day.
        2022-12-30 08:00 | 1wd | | 2023-01-03 17:00 | Monday in lieu
        2025-12-25 09:00 | 5wd | | 2026-01-05 17:00 | 26, 29, 30, 31/12, 05/01
        2025-12-29 08:00 | 10wd | | 2026-01-13 17:00 | 30, 31/12, 05 to 09, Saturday 10, 12, 13/01
        2026-12-30 08:00 | 2wd | | 2027-01-04 17:00 | 31/12, Friday 01/01 off
        2020-02-27 08:00 | 2wd | | 2020-03-02 17:00 | leap day on a Saturday
        2024-02-28 08:00 | 1wd | | 2024-02-29 17:00 | leap day counts
        2024-02-28 08:00 | 3wd | | 2024-03-04 17:00 | 29/02, 01, 04/03
        2024-02-29 08:00 | 1wd | | 2024-03-01 17:00 | from leap day
        """);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_term_in_working_days_ends_with_the_last_window_of_the_last_day(string from, string term, string pauses, string due, string why)
    {
        var counted = CountingTable.Shipped.Due(CountingTable.At(from), Term.Parse(term), CountingTable.Pauses(pauses));
        Assert.True(due == CountingTable.Local(counted.Due), $"{CountingTable.Local(counted.Due)}: {why}");
    }
}
