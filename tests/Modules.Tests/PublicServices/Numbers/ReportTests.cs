using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.TestKit;
using Xunit;
using static Saola.Modules.Tests.PublicServices.Numbers.InventedYear;

namespace Saola.Modules.Tests.PublicServices.Numbers;

/// <summary>The periodic report: it balances, each figure is its list, what was reported stays.</summary>
public sealed class ReportTests
{
    private const string Page = "/can-bo/bao-cao";
    private const int Cases = 120;

    [Theory, OnBothDatabases]
    public async Task Every_period_and_unit_balances_and_one_period_goes_over_into_the_next(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, Cases);
        await site.InScopeAsync(async services =>
        {
            var reports = services.GetRequiredService<ReadPeriodReport>();
            foreach (var unit in new[] { null, "science_dept", "techmarket_dept" })
            {
                ReportFigures? before = null;
                for (var month = new DateOnly(2025, 11, 1); month < new DateOnly(2026, 12, 1); month = month.AddMonths(1))
                {
                    var report = await reports.HandleAsync(IndicatorPeriod.MonthOf(month), unit, CancellationToken.None);
                    Assert.Equal(0, report.Total.Difference);
                    if (before is not null) Assert.Equal(before.Open, report.Total.Brought);
                    before = report.Total;
                }
                var year = await reports.HandleAsync(IndicatorPeriod.YearOf(new DateOnly(2026, 6, 1)), unit, CancellationToken.None);
                Assert.Equal((0L, before!.Open), (year.Total.Difference, year.Total.Open));
            }
        });
    }

    [Theory, OnBothDatabases]
    public async Task Every_figure_of_the_report_opens_a_list_of_that_many(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, Cases);
        using var director = await SignedInAsync(site, "director@saola.test");
        foreach (var address in new[] { Page + "?period=2026-Q3", Page + "?period=2026", Page + "?period=2026-11&unit=science_dept" })
        {
            await director.OpenAsync(address);
            var doors = director.Page.QuerySelectorAll("td a.num").Select(a => (Href: a.GetAttribute("href")!, Count: Number(a.TextContent))).DistinctBy(d => d.Href).ToList();
            Assert.NotEmpty(doors);
            foreach (var (href, count) in doors.Where((_, i) => i % 5 == 0).Concat(doors.TakeLast(14)))
            {
                await director.OpenAsync(href);
                Assert.Equal((href, count), (href, Number(director.Page.QuerySelector(".oh .sm")!.TextContent)));
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_period_keeps_what_was_reported_and_shows_the_correction_beside_it(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, Cases);
        using var officer = await SignedInAsync(site, "officer@saola.test");
        await officer.OpenAsync(Page + "?period=2026-10");
        Assert.Null(officer.Page.QuerySelector("main form[method=post] .btn"));
        Assert.Equal("period.right", await CloseAsync(site, "officer@saola.test"));

        using var director = await SignedInAsync(site, "director@saola.test");
        await director.OpenAsync(Page + "?period=2026-11");
        Assert.Null(director.Page.QuerySelector("main form[method=post]"));
        await SealAsync(site);
        await director.OpenAsync(Page + "?period=2026-10");
        await director.SubmitAsync("main form[method=post]");
        Assert.Contains("Đã chốt kỳ 2026-10", director.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("không con số nào thay đổi", director.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Equal("period.closed", await CloseAsync(site, "director@saola.test"));

        // A late event changes what is counted: the sums are as a recount would give them.
        await site.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Database.ExecuteSqlAsync(
            $"UPDATE indicators_daily SET value = value + 1 WHERE measure = 'received_online' AND month = 202610", CancellationToken.None));
        using var json = JsonDocument.Parse(await (await director.OpenAsync("/api/v1/reports/2026-10")).Content.ReadAsStringAsync());
        Assert.NotEmpty(json.RootElement.GetProperty("restatements").EnumerateArray());
        Assert.NotEqual(JsonValueKind.Null, json.RootElement.GetProperty("closedAt").ValueKind);
        await director.OpenAsync(Page + "?period=2026-10");
        Assert.Contains("Nhận trực tuyến", director.Page.QuerySelector("section[aria-labelledby=chot] table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.OpenAsync("/api/v1/reports/nay")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_files_hold_the_figures_of_the_page(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, Cases);
        using var director = await SignedInAsync(site, "director@saola.test");
        await director.OpenAsync(Page + "?period=2026-Q3");
        var received = Number(director.Page.QuerySelectorAll("tr.tot").Last().QuerySelectorAll("td")[1].TextContent);

        using var sheet = new MemoryStream(await FileAsync(director, "xlsx"));
        var rows = new SheetImport(site.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Engines.Documents.Texts>>())
            .Read(sheet, [new SheetColumn { Key = "received", Header = "Nhận trong kỳ" }, new SheetColumn { Key = "field", Header = "Lĩnh vực" }], new SheetLimits()).Value.Rows;
        Assert.Equal(received, Number(rows[^1].Values["received"]));
        using var word = new ZipArchive(new MemoryStream(await FileAsync(director, "docx")));
        using var text = new StreamReader(word.GetEntry("word/document.xml")!.Open());
        Assert.Contains("Tình hình, kết quả giải quyết thủ tục hành chính", await text.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), (await FileAsync(director, "pdf"))[..4]);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync(Page + "?handler=Export&format=exe&period=2026-Q3")).StatusCode);
    }

    private static Task<byte[]> FileAsync(Browser browser, string format) => browser.Client.GetByteArrayAsync(new Uri(browser.Address, $"{Page}?period=2026-Q3&handler=Export&format={format}"));

    // Closes October past the page; gives the code of the fault.
    private static async Task<string?> CloseAsync(SaolaTestSite site, string email)
    {
        string? code = null;
        PersonCard? person = null;
        await site.InScopeAsync(async services => person = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None));
        await site.InScopeAsync(
            async services => code = (await services.GetRequiredService<ReportDesk>().CloseAsync(IndicatorPeriod.MonthOf(new DateOnly(2026, 10, 1)), CancellationToken.None)).Faults.FirstOrDefault()?.Code,
            new Actor(ActorKind.Person, person!.Id, person.FullName, "person"));
        return code;
    }

    // The sign-in is an event too: a period closes only when all is counted.
    private static Task SealAsync(SaolaTestSite site) => site.InScopeAsync(async services =>
    {
        await services.GetRequiredService<LedgerSealer>().SealAsync(CancellationToken.None);
        await services.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None);
    });
}
