using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Search;
using Saola.TestKit;
using Saola.Web;
using Saola.Web.Navigation;
using Xunit;

namespace Saola.Modules.Tests.Portal;

/// <summary>The public pages as a browser without scripts gets them.</summary>
public sealed class PortalPagesTests(PortalPagesTests.OneSite one) : IClassFixture<PortalPagesTests.OneSite>
{
    private SaolaTestSite Site => one.Site;

    [Fact]
    public async Task The_front_page_asks_searches_follows_and_shows_what_is_there()
    {
        using var browser = new Browser(Site);
        var answer = await browser.OpenAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bạn cần làm gì?", browser.Page.QuerySelector("h1")?.TextContent);
        Assert.Equal("/tim", browser.Page.QuerySelector("form[role=search]")?.GetAttribute("action"));
        Assert.NotNull(browser.Page.QuerySelector("form.find[action='/tra-cuu'] input[name=number]"));
        Assert.Contains("1.204", browser.Page.QuerySelector(".figs")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(browser.Page.QuerySelectorAll("a.door").Length, browser.Page.QuerySelectorAll("a.door").Select(d => d.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count());
        foreach (var door in browser.Page.QuerySelectorAll("a.door").Select(d => d.GetAttribute("href")!).ToList())
            Assert.NotEqual(HttpStatusCode.NotFound, (await browser.OpenAsync(door)).StatusCode);
    }

    [Fact]
    public async Task Search_finds_without_accents_and_marks_what_matched()
    {
        using var browser = new Browser(Site);
        await browser.OpenAsync("/tim?q=giay+phep+may+xquang");

        var first = browser.Page.QuerySelector(".hits li")!;
        Assert.Equal("/thu-tuc/2.002380", first.QuerySelector("h2 a")?.GetAttribute("href"));
        Assert.Contains(first.QuerySelectorAll("mark"), m => m.TextContent == "X-quang");
        Assert.Equal("giay phep may xquang", browser.Page.QuerySelector("#q")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Pages_of_results_follow_each_other_without_repeating()
    {
        using var browser = new Browser(Site);
        await browser.OpenAsync("/tim?q=" + Uri.EscapeDataString("cấp giấy chứng nhận"));
        var first = Hrefs(browser);
        await browser.OpenAsync(browser.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(10, first.Count);
        Assert.Empty(first.Intersect(Hrefs(browser), StringComparer.Ordinal));
        Assert.Equal("11", browser.Page.QuerySelector(".hits")?.GetAttribute("start"));
    }

    [Fact]
    public async Task A_typing_error_is_pointed_out()
    {
        using var browser = new Browser(Site);
        await browser.OpenAsync("/tim?q=chuyen+giaoo+cong+nghe");

        Assert.Equal("chuyen giao cong nghe", browser.Page.QuerySelector(".seek-meant a")?.TextContent);
        Assert.NotEmpty(Hrefs(browser));
    }

    [Theory]
    [InlineData("/tim", "lời thường ngày")]
    [InlineData("/tim?q=zzzzqqqq", "Không tìm thấy gì")]
    [InlineData("/tim?q=%22title%3A(a+AND", "")]
    [InlineData("/tim?q=x&cursor=garbage", "")]
    [InlineData("/tim?q=x&kind=nothing", "")]
    [InlineData("/tro-giup-tiep-can", "WCAG 2.2")]
    [InlineData("/du-lieu-ca-nhan", "Yêu cầu xóa")]
    [InlineData("/en/du-lieu-ca-nhan", "Asking for erasure")]
    [InlineData("/en/tro-giup-tiep-can", "What is not good yet")]
    [InlineData("/en/", "What do you need to do?")]
    public async Task Every_page_answers_in_both_languages(string path, string expected)
    {
        using var browser = new Browser(Site, followRedirects: true);
        var answer = await browser.OpenAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(expected, browser.Page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Single(browser.Page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("Search.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("PersonalData.", browser.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text()
    {
        using var browser = new Browser(Site);
        await browser.OpenAsync("/tim?q=" + Uri.EscapeDataString("<script>alert(1)</script>"));

        Assert.DoesNotContain(browser.Page.Scripts, s => s.Text.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Machines_are_kept_out_of_a_demonstration_and_find_the_manifest()
    {
        using var client = Site.Client();

        Assert.Contains("Disallow: /\n", await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(await client.GetStringAsync(new Uri("/site.webmanifest", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("/", manifest.RootElement.GetProperty("start_url").GetString());
    }

    [Fact]
    public async Task The_interface_gives_what_the_page_gives_and_refuses_with_a_code()
    {
        using var client = Site.Client();
        using var found = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/search?q=khai%20bao%20x-quang&kind=procedure", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("2.002385", found.RootElement.GetProperty("items")[0].GetProperty("id").GetString());

        foreach (var (query, code) in new[] { ("", "search.text_missing"), ("?q=a&cursor=%21", "search.cursor_invalid") })
        {
            var refused = await client.GetAsync(new Uri("/api/v1/search" + query, UriKind.Relative), TestContext.Current.CancellationToken);
            using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        }
    }

    /// <summary>One site for all the tests: they only read.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        private SaolaTestSite? _site;

        public SaolaTestSite Site => _site!;

        public async ValueTask InitializeAsync()
        {
            _site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite, adjust: builder => builder.Services.AddScoped<IHomeFigures, TwoFigures>().AddScoped<IHomeFigures, BrokenFigures>());
            await _site.Services.GetRequiredService<ISearchRefresh>().RunDueAsync(CancellationToken.None);
        }

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }

    private static List<string> Hrefs(Browser browser) => [.. browser.Page.QuerySelectorAll(".hits h2 a").Select(a => a.GetAttribute("href")!)];

    private sealed class TwoFigures(TimeProvider clock) : IHomeFigures
    {
        public int Order => 10;

        public Task<HomeFigures?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<HomeFigures?>(new(clock.GetUtcNow(),
            [new Kpi("hồ sơ đang giải quyết", "1.204", "Xem", "/thu-tuc"), new Kpi("đúng hẹn", "96,4", "Xem", "/thu-tuc") { Unit = "%" }]));
    }

    private sealed class BrokenFigures : IHomeFigures
    {
        public int Order => 20;

        public Task<HomeFigures?> ReadAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("This figure cannot be counted.");
    }
}
