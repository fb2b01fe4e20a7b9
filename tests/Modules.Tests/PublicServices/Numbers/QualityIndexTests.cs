using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Engines.Indicators;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Numbers.Index766;
using Saola.TestKit;
using Xunit;
using static Saola.Modules.Tests.PublicServices.Numbers.InventedYear;

namespace Saola.Modules.Tests.PublicServices.Numbers;

/// <summary>The index of Decision 766/QĐ-TTg: its points are those of the decision, its figures those of the events and lists.</summary>
public sealed class QualityIndexTests
{
    private static readonly IndicatorPeriod Year = IndicatorPeriod.YearOf(new DateOnly(2026, 1, 1));
    private static readonly FigureScope Everything = new(null, null, null);

    [Fact]
    public void The_five_groups_have_the_points_of_the_decision()
    {
        var source = YamlSource.Read("index.yaml", File.ReadAllText(IndexReader.FileIn(Repository.Path("catalog"))));
        var groups = IndexReader.Read(source);

        Assert.Empty(source.Faults);
        Assert.Equal([("transparency", 18), ("progress", 20), ("online", 22), ("digitisation", 22), ("satisfaction", 18)], groups.Select(g => (g.Id, (int)g.Max)));
    }

    [Theory]
    [InlineData("max: 5", "max: 6", "điểm các chỉ số cộng lại là")]
    [InlineData("denominator: received\n", "denominator: recieved\n", "không có số \"recieved\"")]
    [InlineData("full: 0.5", "full: 1.5", "phải lớn hơn 0 và không quá 1")]
    public void A_fault_of_the_file_is_named(string right, string wrong, string message)
    {
        var text = File.ReadAllText(IndexReader.FileIn(Repository.Path("catalog")));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var source = YamlSource.Read("index.yaml", text[..at] + wrong + text[(at + right.Length)..]);

        IndexReader.Read(source);

        Assert.Contains(source.Faults, fault => fault.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_index_is_the_same_after_a_recount_of_all_events_and_opens_its_lists(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, 120);
        IndexReading? before = null;
        await site.InScopeAsync(async services =>
        {
            before = await services.GetRequiredService<ReadIndex>().HandleAsync(Year, Everything, CancellationToken.None);
            await services.GetRequiredService<IIndicators>().RebuildAsync(_ => { }, CancellationToken.None);
            var after = await services.GetRequiredService<ReadIndex>().HandleAsync(Year, Everything, CancellationToken.None);
            Assert.Equal(Figures(before), Figures(after));
        });
        var late = before!.Groups.Single(g => g.Definition.Id == "progress").Indicators.Single(i => i.Definition.Id == "2.1");
        Assert.Equal(decimal.Round(12 * late.Numerator!.Value / late.Denominator!.Value, 2, MidpointRounding.ToZero), late.Points);
        Assert.All(before.Groups.SelectMany(g => g.Indicators), i => Assert.True(i.Points is null || (i.Points >= 0 && i.Points <= i.Definition.Max)));
        Assert.Equal(before.Groups.SelectMany(g => g.Indicators).Where(i => i.Points is not null).Sum(i => i.Definition.Max), before.Reachable);

        using var director = await SignedInAsync(site, "director@saola.test");
        using var json = JsonDocument.Parse(await (await director.OpenAsync("/api/v1/quality-index/2026")).Content.ReadAsStringAsync());
        Assert.Equal(before.Points, json.RootElement.GetProperty("points").GetDecimal());
        await director.OpenAsync("/can-bo/chi-so-766?period=2026");
        Assert.Contains("Phần thư từ của người dân chưa có", director.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var doors = director.Page.QuerySelectorAll("td a.num").Select(a => (Href: a.GetAttribute("href")!, Count: Number(a.TextContent))).ToList();
        Assert.Equal(2, doors.Count);
        foreach (var (href, count) in doors)
        {
            await director.OpenAsync(href);
            Assert.Equal((href, count), (href, Number(director.Page.QuerySelector(".oh .sm")!.TextContent)));
        }
    }

    private static List<(string Id, decimal? Numerator, decimal? Denominator, decimal? Points)> Figures(IndexReading reading) =>
        [.. reading.Groups.SelectMany(g => g.Indicators).Select(i => (i.Definition.Id, i.Numerator, i.Denominator, i.Points))];
}
