using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Demonstration;

public sealed class DemonstrationYearTests
{
    private const int Cases = 80;

    [Theory, OnBothDatabases]
    public async Task Every_paper_slip_and_result_of_a_citizens_dossiers_opens(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var citizen = await SignedInAsync(site, "citizen@saola.test");
        var states = new HashSet<string>(StringComparer.Ordinal);
        var results = 0;

        foreach (var number in await NumbersAsync(citizen, "/ho-so"))
        {
            await citizen.OpenAsync($"/ho-so/{number}");
            states.Add(citizen.Page.QuerySelector(".st")!.TextContent.Trim());
            var files = citizen.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!)
                .Where(h => h.StartsWith("/tep/", StringComparison.Ordinal) || h.Contains("/van-ban/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
            Assert.Contains(files, f => f.Contains("/van-ban/", StringComparison.Ordinal));
            results += files.Count(f => f.EndsWith("/van-ban/result/0/pdf", StringComparison.Ordinal));
            foreach (var file in files)
            {
                var answer = await citizen.OpenAsync(file);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var head = (await answer.Content.ReadAsByteArrayAsync())[..4];
                Assert.True(head.AsSpan().SequenceEqual("%PDF"u8) || head.AsSpan(0, 2).SequenceEqual("PK"u8), file);
            }
        }

        Assert.True(states.Count >= 6, string.Join(", ", states));
        Assert.True(results >= 2);
    }

    [Theory, OnBothDatabases]
    public async Task The_installation_verifies(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        await site.InScopeAsync(async services =>
        {
            foreach (var verification in services.GetServices<IVerification>())
                await foreach (var fault in verification.FaultsAsync(TestContext.Current.CancellationToken)) Assert.Fail($"{verification.Name}: {fault}");
        });
    }

    [Fact]
    public async Task Somebody_else_opens_none_of_them()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var citizen = await SignedInAsync(site, "citizen@saola.test");
        using var stranger = await SignedInAsync(site, "scientist@saola.test");
        var number = (await NumbersAsync(citizen, "/ho-so"))[0];
        await citizen.OpenAsync($"/ho-so/{number}");
        var links = citizen.Page.QuerySelectorAll("a[href^='/tep/'], a[href*='/van-ban/']").Select(a => a.GetAttribute("href")!).ToList();

        foreach (var link in links) Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{number}/van-ban/control_slip/0/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{number}/van-ban/receipt_slip/7/pdf")).StatusCode);
    }

    [Theory]
    [InlineData("clerk@saola.test")]
    [InlineData("officer@saola.test")]
    [InlineData("head@saola.test")]
    [InlineData("director@saola.test")]
    [InlineData("techmarket@saola.test")]
    [InlineData("quality@saola.test")]
    public async Task Whoever_signs_in_as_staff_finds_work(string email)
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var staff = await SignedInAsync(site, email);

        var numbers = await NumbersAsync(staff, "/can-bo");

        Assert.NotEmpty(numbers);
        Assert.Equal(HttpStatusCode.OK, (await staff.OpenAsync($"/can-bo/ho-so/{numbers[0]}")).StatusCode);
    }

    [Fact]
    public async Task The_director_signs_a_dossier_of_the_year()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var director = await SignedInAsync(site, "director@saola.test");
        var number = (await NumbersAsync(director, "/can-bo"))[0];
        await director.OpenAsync($"/can-bo/ho-so/{number}");

        await director.SubmitAsync("form", ("Decision", "sign"));

        Assert.DoesNotContain(number, await NumbersAsync(director, "/can-bo"));
    }

    [Fact]
    public async Task Two_runs_agree()
    {
        Assert.Equal(await ContentsAsync(), await ContentsAsync());
    }

    private static async Task<string> ContentsAsync()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        var lines = new List<string>();
        PersonCard? director = null;
        await site.InScopeAsync(async services => director = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync("director@saola.test", CancellationToken.None));
        await site.InScopeAsync(async services =>
        {
            var reader = services.GetRequiredService<ReadCase>();
            await foreach (var row in services.GetRequiredService<ListCases>().ExportAsync(new CaseFilter(), CancellationToken.None))
            {
                var dossier = (await reader.ForProgramAsync(row.Id, CancellationToken.None))!;
                lines.Add($"{row.Number} {row.TypeCode} {row.State} {row.ApplicantName} {row.DueAt:O} {dossier.DataJson} {string.Join(',', dossier.Papers.Select(p => p.FileId).Order())} {dossier.Result?.Body}");
            }
        }, new Actor(ActorKind.Person, director!.Id, director.FullName, "person"));
        Assert.Equal(Cases, lines.Count);
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static Task<SaolaTestSite> StartAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, new FakeTimeProvider(SaolaTestHost.StandardNow), seed: async services =>
    {
        foreach (var loader in services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order)) await loader.LoadAsync(new DemonstrationRequest(Cases, 7, _ => { }), CancellationToken.None);
    });

    private static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        return browser;
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(Browser browser, string list)
    {
        await browser.OpenAsync(list);
        return [.. browser.Page.QuerySelectorAll("main a[href]").Select(a => Regex.Match(a.GetAttribute("href")!, @"/ho-so/(?<number>H29\.15-[\d-]+)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Where(m => m.Success).Select(m => m.Groups["number"].Value).Distinct(StringComparer.Ordinal)];
    }
}
