using System.Globalization;
using Saola.Engines.Calendar.Serving;

namespace Saola.Engines.Calendar.Feeds;

/// <summary>The public holidays and make-up days as a calendar to subscribe to.</summary>
internal static class HolidayFeed
{
    public static string Write(CalendarSnapshot snapshot, string publicAddress, CultureInfo culture)
    {
        var host = new Uri(publicAddress).Host;
        var ics = new IcsWriter().Begin("VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//Saola//Calendar//VI").Line("CALSCALE", "GREGORIAN")
            .Line("METHOD", "PUBLISH").Text("X-WR-CALNAME", CalendarWords.Get(culture, "Feed.Name")).Line("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh")
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        foreach (var day in snapshot.Set.Standard.Days) WriteDay(ics, day, snapshot.ChangedAt, host, culture);
        return ics.End("VCALENDAR").ToString();
    }

    private static void WriteDay(IcsWriter ics, CalendarDay day, DateTimeOffset changedAt, string host, CultureInfo culture)
    {
        var provisional = day.IsProvisional ? " " + CalendarWords.Get(culture, "Feed.Provisional") : "";
        ics.Begin("VEVENT")
            // A day has one fact at most, so its date names the event for ever, even when its kind changes.
            .Line("UID", $"{day.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-vn@{host}")
            .Instant("DTSTAMP", changedAt)
            .Date("DTSTART", day.Date).Date("DTEND", day.Date.AddDays(1))
            .Text("SUMMARY", day.NameIn(culture) + provisional)
            .Text("DESCRIPTION", $"{CalendarWords.Get(culture, "Kind." + day.Kind)}. {day.Source}")
            .Text("CATEGORIES", CalendarWords.Get(culture, "Kind." + day.Kind))
            .Line("STATUS", day.IsProvisional ? "TENTATIVE" : "CONFIRMED").Line("TRANSP", "TRANSPARENT")
            .End("VEVENT");
    }
}
