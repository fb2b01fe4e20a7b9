using System.Net;
using Saola.Data;
using Saola.Engines.Tests.Identity;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CalendarPagesTests
{
    [Theory, OnBothDatabases]
    public async Task An_administrator_changes_a_day_with_a_reason_and_the_feed_follows(DatabaseKind kind)
    {
        await using var site = await SignInPageTests.StartAsync(kind);
        using var browser = await SignedInAsync(site, "admin@saola.test");
        await browser.OpenAsync("/quan-tri/lich?nam=2026");
        Assert.Equal(17, browser.Page.QuerySelector("table")!.QuerySelectorAll("tbody tr").Length);
        await browser.OpenAsync("/quan-tri/lich/ngay?ngay=2026-11-24");
        Assert.Equal("Ngày Văn hóa Việt Nam 24/11", Value(browser, "Input.Name"));

        var refused = await browser.SubmitAsync("main form", ("Input.Kind", "ordinary"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Ghi lý do thay đổi", browser.Page.QuerySelector("[role=alert], .errs, .sum")?.TextContent ?? browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ngày Văn hóa Việt Nam 24/11", Value(browser, "Input.Name"));

        var saved = await browser.SubmitAsync("main form", ("Input.Kind", "ordinary"), ("Input.Reason", "Chưa có văn bản cho nghỉ"));
        Assert.Equal("/quan-tri/lich?nam=2026", saved.Headers.Location!.ToString());
        await browser.FollowAsync(saved);
        Assert.Contains("Đã lưu ngày 24/11/2026", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Người quản trị đặt", browser.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("24/11/2026", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART;VALUE=DATE:20261124", await FeedAsync(site), StringComparison.Ordinal);

        await browser.OpenAsync("/quan-tri/lich/ngay?ngay=2026-11-24");
        var restore = browser.Page.QuerySelector("button[formaction]")!.GetAttribute("formaction")!;
        browser.Page.QuerySelector("main form")!.SetAttribute("action", restore);
        await browser.SubmitAsync("main form", ("Input.Reason", "Đã có thông báo chính thức"));
        Assert.Contains("DTSTART;VALUE=DATE:20261124", await FeedAsync(site), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_gives_a_unit_hours_of_its_own(DatabaseKind kind)
    {
        await using var site = await SignInPageTests.StartAsync(kind);
        using var browser = await SignedInAsync(site, "admin@saola.test");
        await browser.OpenAsync("/quan-tri/lich/gio");
        await browser.SubmitAsync("main form", ("Input.UnitCode", "office"), ("Input.Saturday", "sáng"), ("Input.Source", "Quyết định 1/QĐ-SKHCN"), ("Input.Reason", "Thêm sáng thứ Bảy"));
        Assert.Contains("07:30-11:30", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("sáng", Value(browser, "Input.Saturday"));
        var saved = await browser.SubmitAsync("main form", ("Input.UnitCode", "office"), ("Input.Saturday", "7:30-11:30"), ("Input.Source", "Quyết định 1/QĐ-SKHCN"), ("Input.Reason", "Thêm sáng thứ Bảy"));
        await browser.FollowAsync(saved);
        Assert.Contains("Văn phòng", browser.Page.QuerySelectorAll("table")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Only_an_administrator_may(DatabaseKind kind)
    {
        await using var site = await SignInPageTests.StartAsync(kind);
        using var visitor = new Browser(site);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.OpenAsync("/quan-tri/lich")).StatusCode);
        using var officer = await SignedInAsync(site, "officer@saola.test");
        foreach (var page in new[] { "/quan-tri/lich", "/quan-tri/lich/ngay", "/quan-tri/lich/gio" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync(page)).StatusCode);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_page_speaks_english_too(DatabaseKind kind)
    {
        await using var site = await SignInPageTests.StartAsync(kind);
        using var browser = await SignedInAsync(site, "admin@saola.test");
        await browser.OpenAsync("/quan-tri/lich?nam=2026&lang=en");
        Assert.Contains("Working calendar of 2026", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lunar New Year, first day", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static string? Value(Browser browser, string name) => browser.Page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private static async Task<string> FeedAsync(SaolaTestSite site)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/lich/nghi-le.ics", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        var answer = await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
