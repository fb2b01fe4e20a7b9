using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Indicators;
using Saola.Engines.Ledger;
using Saola.TestKit;
using Xunit;
using static Saola.Modules.Tests.PublicServices.Numbers.InventedYear;

namespace Saola.Modules.Tests.PublicServices.Numbers;

public sealed class NumbersPageTests
{
    private const string Page = "/can-bo/so-lieu";
    private const int Cases = 90;

    [Theory, OnBothDatabases]
    public async Task Every_figure_of_the_director_opens_a_list_of_that_many(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var director = await SignedInAsync(site, "director@saola.test");
        foreach (var address in new[] { Page, Page + "?period=2026", Page + "?period=2026-Q3&field=an-toan-buc-xa", Page + "?period=days&from=01/06/2026&to=15/11/2026" })
        {
            Assert.Equal(HttpStatusCode.OK, (await director.OpenAsync(address)).StatusCode);
            var doors = director.Page.QuerySelectorAll("a.kpi").Select(tile => (Href: tile.GetAttribute("href")!, Count: Number(tile.QuerySelector(".more")!.TextContent) ?? 0))
                .Concat(director.Page.QuerySelectorAll("td a.num").Where(a => !a.TextContent.Contains('%', StringComparison.Ordinal)).Select(a => (Href: a.GetAttribute("href")!, Count: Number(a.TextContent)!.Value)))
                .DistinctBy(door => door.Href).ToList();
            Assert.True(doors.Count > 6, "the page has figures");
            foreach (var (href, count) in doors.Take(6).Concat(doors.Skip(6).Where((_, i) => i % 7 == 0)))
            {
                await director.OpenAsync(href);
                Assert.Equal((href, count), (href, Number(director.Page.QuerySelector(".oh .sm")!.TextContent)));
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_head_of_a_unit_sees_the_own_unit_and_a_visitor_nothing(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var visitor = new Browser(site);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.OpenAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.OpenAsync("/api/v1/indicators")).StatusCode);
        using var head = await SignedInAsync(site, "head@saola.test");
        await head.OpenAsync(Page + "?unit=techmarket_dept&period=2026");
        Assert.All(head.Page.QuerySelectorAll("a.kpi"), tile => Assert.Contains("unit=science_dept", tile.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/api/v1/indicators?unit=techmarket_dept")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_interface_gives_the_figures_of_the_page(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var director = await SignedInAsync(site, "director@saola.test");
        await director.OpenAsync(Page + "?period=2026&lang=en");
        Assert.Contains("Director's figures", director.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var received = Number(director.Page.QuerySelectorAll("a.kpi").Single(t => t.TextContent.Contains("Received", StringComparison.Ordinal)).QuerySelector(".n")!.TextContent);
        // The sign-in is an event too: count up to it before asking whether everything is counted.
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<LedgerSealer>().SealAsync(CancellationToken.None);
            await services.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None);
        });
        using var json = JsonDocument.Parse(await (await director.OpenAsync("/api/v1/indicators?period=2026&by=unit")).Content.ReadAsStringAsync());
        var values = json.RootElement.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("id").GetString() == "received").GetProperty("values");
        Assert.Equal(received, values.EnumerateArray().Sum(v => v.GetProperty("value").GetInt64()));
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        foreach (var bad in new[] { "?period=nay", "?by=mau" }) Assert.Equal(HttpStatusCode.BadRequest, (await director.OpenAsync("/api/v1/indicators" + bad)).StatusCode);
    }

    private static Task<SaolaTestSite> StartAsync(DatabaseKind database) => InventedYear.StartAsync(database, Cases);
}
