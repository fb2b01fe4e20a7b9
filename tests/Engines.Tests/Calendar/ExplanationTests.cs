using Saola.Engines.Calendar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class ExplanationTests
{
    [Fact]
    public void A_count_over_tet_names_what_it_left_out()
    {
        var explained = Explain("2026-02-13 15:30", "10wd", "");
        Assert.Equal(["reception", "term", "skipped", "due"], explained.Steps.Select(step => step.Code));
        Assert.Equal("Tiếp nhận lúc 15:30, thứ Sáu 13/02/2026.", explained.Steps[0].Vietnamese);
        Assert.Contains("17/02/2026 (Tết Nguyên đán, mùng 1)", explained.Steps[2].Vietnamese, StringComparison.Ordinal);
        Assert.Contains("17/02/2026 (Lunar New Year, first day)", explained.Steps[2].English, StringComparison.Ordinal);
        Assert.Equal("Hạn trả kết quả: 17:00, thứ Sáu 06/03/2026.", explained.Steps[^1].Vietnamese);
        Assert.Equal("Due: 17:00, Friday 06/03/2026.", explained.Steps[^1].English);
    }

    [Theory]
    [InlineData("2026-03-03 07:00", "Chưa đến giờ làm việc, nên bắt đầu tính từ 07:30, thứ Ba 03/03/2026.")]
    [InlineData("2026-03-03 11:45", "Đang giờ nghỉ trưa, nên bắt đầu tính từ 13:00, thứ Ba 03/03/2026.")]
    [InlineData("2026-03-03 17:30", "Đã hết giờ làm việc, nên bắt đầu tính từ 07:30, thứ Tư 04/03/2026.")]
    [InlineData("2026-03-07 10:00", "thứ Bảy 07/03/2026 là ngày nghỉ, nên bắt đầu tính từ 07:30, thứ Hai 09/03/2026.")]
    [InlineData("2026-02-18 10:00", "thứ Tư 18/02/2026 (Tết Nguyên đán, mùng 2) là ngày nghỉ, nên bắt đầu tính từ 07:30, thứ Hai 23/02/2026.")]
    public void A_moved_reception_says_why(string from, string words) =>
        Assert.Equal(words, Explain(from, "8h", "").Steps[1].Vietnamese);

    [Fact]
    public void A_reception_after_the_cut_off_says_so()
    {
        var request = new DueRequest { From = CountingTable.At("2026-03-03 15:20"), Term = Term.WorkingDays(0), CutOff = new TimeOnly(15, 0) };
        var steps = CountingTable.Shipped.Explain(request).Steps;
        Assert.StartsWith("Nộp sau 15:00, nên bắt đầu tính từ 07:30, thứ Tư 04/03/2026", steps[1].Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_on_a_rest_day_says_where_it_moved() =>
        Assert.Contains(Explain("2026-03-02 09:00", "5d", "").Steps, step =>
            step.Code == "moved" && step.Vietnamese == "thứ Bảy 07/03/2026 là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo, thứ Hai 09/03/2026.");

    [Fact]
    public void A_pause_says_what_it_moved()
    {
        var pause = Assert.Single(Explain("2026-03-02 08:00", "5wd", "2026-03-04 10:00/2026-03-04 10:30").Steps, step => step.Code == "pause");
        Assert.Equal("Dừng từ 10:00, thứ Tư 04/03/2026 đến 10:30, thứ Tư 04/03/2026: 30 phút làm việc không bị tính; "
            + "hạn chuyển từ 17:00, thứ Hai 09/03/2026 sang 08:00, thứ Ba 10/03/2026.", pause.Vietnamese);
    }

    [Fact]
    public void A_make_up_day_in_the_count_is_named() =>
        Assert.Contains(Explain("2026-01-09 16:55", "1wd", "").Steps, step =>
            step.Code == "make_up" && step.Vietnamese == "Tính cả ngày làm bù: 10/01/2026 (Làm bù thứ Bảy).");

    [Theory]
    [InlineData("2026-11-23 16:55", "8h", true, "over 24/11, not verified")]
    [InlineData("2026-11-24 10:00", "8h", true, "received on it")]
    [InlineData("2026-11-25 10:00", "8h", false, "after it")]
    [InlineData("2026-11-09 09:00", "15d", true, "the end moved off it")]
    [InlineData("2026-11-12 09:00", "15d", false, "a term in days passes it by: 27/11 stays what it is")]
    [InlineData("2027-02-01 09:00", "5wd", true, "Tết 2027 is a forecast")]
    [InlineData("2027-04-15 09:00", "5wd", false, "the Hung Kings' day is fixed by law")]
    [InlineData("2026-02-13 15:30", "10wd", false, "Tết 2026 was announced")]
    [InlineData("2027-12-30 09:00", "5wd", true, "no calendar of 2028 yet")]
    [InlineData("2019-12-30 09:00", "5wd", true, "no calendar of 2019")]
    public void A_due_date_over_a_day_that_may_change_is_provisional(string from, string term, bool provisional, string why)
    {
        var explained = Explain(from, term, "");
        Assert.True(provisional == explained.Date.IsProvisional, why);
        Assert.Equal(provisional, explained.Steps.Any(step => step.Code is "provisional" or "unknown_year"));
    }

    [Fact]
    public void Every_step_is_said_in_both_languages()
    {
        foreach (var (term, pauses) in new[] { ("8h+5d+2m+3wd+0wd", "2026-11-23 16:00/2026-11-26 10:00"), ("40d", "2026-11-20 08:00/2026-11-25 08:00"), ("none", "") })
        {
            foreach (var step in Explain("2026-11-21 10:00", term, pauses).Steps)
            {
                Assert.NotEqual(step.Vietnamese, step.English);
                Assert.DoesNotContain("{", step.Vietnamese + step.English, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_explained_date_is_the_counted_date()
    {
        foreach (var row in DueWithPausesTests.Cases)
        {
            var (from, term, pauses, due, _) = row.Data;
            Assert.Equal(due, CountingTable.Local(Explain(from, term, pauses).Date.Due));
        }
    }

    private static DueExplanation Explain(string from, string term, string pauses) =>
        CountingTable.Shipped.Explain(new() { From = CountingTable.At(from), Term = Term.Parse(term), Pauses = CountingTable.Pauses(pauses) });
}
