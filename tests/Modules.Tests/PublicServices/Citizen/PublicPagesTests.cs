using System.Net;
using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>What everybody sees: the procedures and the tracking page.</summary>
public sealed class PublicPagesTests
{
    [Fact]
    public async Task Every_procedure_has_a_page_that_opens_with_its_promise()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/thu-tuc");
        var links = browser.Page.QuerySelectorAll(".proc a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 40);
        foreach (var link in links)
        {
            var answer = await browser.OpenAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotNull(browser.Page.QuerySelector(".promise .big"));
            Assert.DoesNotContain(browser.Page.QuerySelectorAll("main *").Where(e => e.ChildElementCount == 0), e => LooksLikeKey(e.TextContent));
        }
    }

    [Fact]
    public async Task The_promise_is_the_latest_day_if_filed_now()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/thu-tuc/2.002385");
        // Wednesday 25/11 at 9:00: reception by Thursday 9:00, then five working days.
        Assert.Equal("Bạn có kết quả trước 17 giờ, thứ Năm 03/12/2026", Text(browser, ".promise .big"));
    }

    [Fact]
    public async Task Search_says_what_it_did_not_find()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/thu-tuc?q=zzzz");
        Assert.Contains("Không có thủ tục nào tên “zzzz”", Text(browser, ".empty"), StringComparison.Ordinal);
        await browser.OpenAsync("/thu-tuc?q=may+chup+rang");
        Assert.Contains("Khai báo thiết bị X-quang", Text(browser, ".proc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_procedure_is_not_found()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/thu-tuc/9.999999")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/thu-tuc/2.002385/schema.json")).StatusCode);
    }

    [Fact]
    public async Task English_screens_keep_the_address()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/en/thu-tuc/2.002385");
        Assert.Equal("You have the result by 17:00, Thursday 03/12/2026", Text(browser, ".promise .big"));
    }

    [Theory, OnBothDatabases]
    public async Task A_dossier_is_followed_with_its_two_codes(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync("citizen@saola.test");
        var person = await site.PersonAsync("citizen@saola.test");
        using var browser = site.Visitor();
        await browser.OpenAsync("/tra-cuu");
        await browser.SubmitAsync("form", ("number", filed.Number.ToLowerInvariant()), ("code", " " + filed.TrackingCode));
        Assert.Contains(filed.Number, Text(browser, "main"), StringComparison.Ordinal);
        Assert.Contains("Mới nộp", Text(browser, ".st"), StringComparison.Ordinal);
        Assert.Contains("Bạn nộp hồ sơ trực tuyến", Text(browser, ".tl"), StringComparison.Ordinal);
        Assert.DoesNotContain(person.FullName, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(person.PersonalId!, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync($"/tra-cuu?number={filed.Number}&code={filed.TrackingCode}");
        Assert.NotNull(browser.Page.QuerySelector(".promise"));
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_code_get_the_same_answer()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync("citizen@saola.test");
        using var browser = site.Visitor();
        await browser.OpenAsync("/tra-cuu");
        var first = await browser.SubmitAsync("form", ("number", filed.Number), ("code", "AAAAAAAA"));
        var wrongCode = (first.StatusCode, Text(browser, ".errsum"));
        var second = await browser.SubmitAsync("form", ("number", "H29.15-000000-0000"), ("code", filed.TrackingCode));
        Assert.Equal(wrongCode, (second.StatusCode, Text(browser, ".errsum")));
        Assert.Contains("Không có hồ sơ nào mang hai mã này", wrongCode.Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_code_gets_the_same_answer_whoever_asks()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync("citizen@saola.test");
        using var browser = site.Visitor();
        await browser.OpenAsync("/tra-cuu");
        await browser.SubmitAsync("form[action*=Lost]", ("number", filed.Number), ("email", "citizen@saola.test"));
        var right = Text(browser, "main");
        await browser.OpenAsync("/tra-cuu");
        await browser.SubmitAsync("form[action*=Lost]", ("number", filed.Number), ("email", "somebody@saola.test"));
        Assert.Equal(right, Text(browser, "main"));
        Assert.Contains("Nếu mã hồ sơ và thư điện tử khớp nhau", right, StringComparison.Ordinal);
    }

    private static string Text(Browser browser, string selector) =>
        string.Join(' ', (browser.Page.QuerySelector(selector)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text whose key was not found shows the key: <c>Fee.None</c>.</summary>
    private static bool LooksLikeKey(string text) => System.Text.RegularExpressions.Regex.IsMatch(text.Trim(), @"^[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
