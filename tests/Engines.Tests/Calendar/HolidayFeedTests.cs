using System.Text;
using Saola.Engines.Calendar;
using Saola.Engines.Calendar.Feeds;
using Saola.Engines.Calendar.Serving;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class HolidayFeedTests
{
    private static readonly string Vietnamese = HolidayFeed.Write(CalendarSnapshot.Shipped, "https://khcn.example.vn", CalendarWords.Vietnamese);

    [Fact]
    public void Somebody_elses_parser_reads_every_day()
    {
        var calendar = Ical.Net.Calendar.Load(Vietnamese)!;
        var days = CalendarSnapshot.Shipped.Set.Standard.Days.ToList();
        Assert.Equal(days.Count, calendar.Events.Count);
        foreach (var (day, entry) in days.Zip(calendar.Events.OrderBy(entry => entry.DtStart!.Value)))
        {
            Assert.Equal(day.Date, DateOnly.FromDateTime(entry.DtStart!.Value));
            Assert.False(entry.DtStart.HasTime);
            Assert.StartsWith(day.Name, entry.Summary, StringComparison.Ordinal);
            Assert.Contains(day.Source, entry.Description, StringComparison.Ordinal);
            Assert.Equal(day.IsProvisional ? "TENTATIVE" : "CONFIRMED", entry.Status);
        }
        Assert.Equal(days.Count, calendar.Events.Select(entry => entry.Uid).Distinct().Count());
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_all_end_with_crlf()
    {
        Assert.All(Vietnamese.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\n", Vietnamese.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_with_every_special_character_survives()
    {
        var text = string.Concat(Enumerable.Repeat("Nghỉ bù; Giỗ Tổ, \\ và \"Quốc khánh\"\nđường ", 5)).TrimEnd();
        var ics = new IcsWriter().Begin("VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "x").Begin("VEVENT").Line("UID", "1")
            .Instant("DTSTAMP", CountingTable.At("2026-01-01 07:00")).Date("DTSTART", new DateOnly(2026, 1, 1)).Text("SUMMARY", text).End("VEVENT").End("VCALENDAR").ToString();
        Assert.Equal(text, Assert.Single(Ical.Net.Calendar.Load(ics)!.Events).Summary!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_english_feed_has_the_same_days_under_english_names()
    {
        var english = Ical.Net.Calendar.Load(HolidayFeed.Write(CalendarSnapshot.Shipped, "https://khcn.example.vn", CalendarWords.English))!;
        Assert.Contains(english.Events, entry => entry.Summary == "Lunar New Year, first day");
        Assert.Equal(Ical.Net.Calendar.Load(Vietnamese)!.Events.Select(entry => entry.Uid).Order(), english.Events.Select(entry => entry.Uid).Order());
    }
}
