using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Engines.Indicators.Catalogue;
using Saola.Engines.Tests.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Indicators;

public sealed class IndicatorPropertyTests
{
    private const int Portions = 4;
    private const int StepsOfPortion = 45;

    [Theory, OnBothDatabases]
    public async Task Figures_equal_a_recount_of_all_events_for_any_days_and_groups(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        var walk = new CaseWalk(host, 20261125);
        var start = host.Clock.Today();
        for (var portion = 0; portion < Portions; portion++)
        {
            await walk.StepsAsync(StepsOfPortion);
            await CatchUpAsync(host);
            var recount = await Recount.ReadAsync(host);
            await SameStockAsync(host, recount);
            await SameAtPastDaysAsync(host, recount, start, new Random(portion));
        }
        var all = await Recount.ReadAsync(host);
        foreach (var measure in new[] { "received", "resolved_in_time", "resolved_late", "refused", "returned", "stopped", "rated", "supplement_repeated", "fee_received", "refused_at_intake" })
            Assert.True(all.Sum(measure, start, DateOnly.MaxValue) > 0, $"the walk never came to {measure}");
    }

    [Theory, OnBothDatabases]
    public async Task Each_figure_equals_the_count_of_the_list_that_it_opens(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        await new CaseWalk(host, 7).StepsAsync(120);
        await CatchUpAsync(host);
        foreach (var period in new[] { IndicatorPeriod.MonthOf(host.Clock.Today()), IndicatorPeriod.MonthOf(host.Clock.Today()).Before(), IndicatorPeriod.YearOf(host.Clock.Today()) })
            foreach (var (unit, field) in new (string?, string?)[] { (null, null), ("science_dept", null), (null, "an-toan-buc-xa"), ("science_dept", "an-toan-buc-xa") })
                await SameAsListsAsync(host, period, unit, field);
    }

    [Theory, OnBothDatabases]
    public async Task Where_nothing_is_counted_a_share_has_no_value(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        await CatchUpAsync(host);
        var cube = await CubeAsync(host, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        var definition = await host.InScopeAsync(s => Task.FromResult(s.GetRequiredService<IIndicators>().Definitions.Single(d => d.Id == "on_time_share")));
        Assert.Null(cube.Total.Value("on_time_share"));
        Assert.Null(cube.Total.Value("online_share"));
        Assert.Equal(0, cube.Total.Value("received"));
        Assert.Equal("–", definition.Write(null));
        Assert.Null(definition.Reaches(null));
        Assert.Equal("97,9", definition.Write(0.97999m));
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_counts_the_own_unit_and_the_catalogue_has_no_faults(DatabaseKind database)
    {
        var user = new WalkUser();
        await using var host = await CaseWalk.HostAsync(database, user);
        Assert.Empty(host.Services.GetRequiredService<IndicatorCatalogue>().Faults);
        Assert.Null(await host.InScopeAsync(s => s.GetRequiredService<IndicatorRights>().UnitsAsync(CancellationToken.None)));
        user.Held = [new HeldRole(Roles.Officer, "science_dept", null)];
        Assert.Equal(["science_dept"], await host.InScopeAsync(s => s.GetRequiredService<IndicatorRights>().UnitsAsync(CancellationToken.None)));
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_period_keeps_its_figures_and_is_closed_once(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        await new CaseWalk(host, 3).StepsAsync(40);
        await LedgerSamples.SealAsync(host);
        var running = await CloseAsync(host, IndicatorPeriod.MonthOf(host.Clock.Today()));
        Assert.Equal("period.running", Assert.Single(running.Faults).Code);
        var closed = await CloseAsync(host, IndicatorPeriod.MonthOf(CaseWalkStart));
        Assert.True(closed.IsDone);
        Assert.Contains($"\"received\":{(await Recount.ReadAsync(host)).Sum("received", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30))}", closed.Value.Content, StringComparison.Ordinal);
        Assert.Equal("period.closed", Assert.Single((await CloseAsync(host, IndicatorPeriod.MonthOf(CaseWalkStart))).Faults).Code);
    }

    private static DateOnly CaseWalkStart => VietnamTime.Day(SaolaTestHost.StandardNow);

    private static Task<Result<PeriodSnapshot>> CloseAsync(SaolaTestHost host, IndicatorPeriod period) =>
        host.InScopeAsync(async s =>
        {
            await s.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None);
            return await s.GetRequiredService<ClosePeriod>().HandleAsync(period, CancellationToken.None);
        }, Actor.System("test"));

    private static async Task CatchUpAsync(SaolaTestHost host)
    {
        await LedgerSamples.SealAsync(host);
        var stand = await host.InScopeAsync(s => s.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None));
        Assert.True(stand.IsComplete);
    }

    private static Task<IndicatorCube> CubeAsync(SaolaTestHost host, DateOnly from, DateOnly to, string? unit = null, string? field = null) => host.InScopeAsync(s =>
        s.GetRequiredService<IIndicators>().ReadAsync(new IndicatorFilter { From = from, To = to, Units = unit is null ? null : [unit], FieldCode = field }, CancellationToken.None));

    private static async Task SameAtPastDaysAsync(SaolaTestHost host, Recount recount, DateOnly start, Random random)
    {
        var measures = host.Services.GetRequiredService<IndicatorCatalogue>().Measures.Select(m => m.Id).ToList();
        var span = host.Clock.Today().DayNumber - start.DayNumber;
        for (var i = 0; i < 5; i++)
        {
            var from = i == 0 ? start : start.AddDays(random.Next(span + 1));
            var to = i == 0 ? host.Clock.Today() : from.AddDays(random.Next(span));
            var (unit, field) = (random.Next(3) == 0 ? "science_dept" : null, random.Next(3) == 0 ? "an-toan-buc-xa" : null);
            bool InScope(CaseFacts facts) => (unit is null || facts.UnitCode == unit) && (field is null || facts.FieldCode == field);
            var cube = await CubeAsync(host, from, to, unit, field);
            foreach (var measure in measures)
            {
                Assert.Equal(recount.Sum(measure, from, to, InScope), cube.Total.Measure(measure));
                foreach (var grouping in Enum.GetValues<IndicatorGrouping>())
                    Assert.Equal(Grouped(recount, measure, from, to, InScope, grouping), cube.By(grouping).Where(g => g.Measure(measure) != 0).ToDictionary(g => g.Key, g => g.Measure(measure)));
            }
            SameShares(recount, cube, from, to, InScope);
            await SameOpenAsync(host, recount, start, to);
        }
    }

    private static void SameShares(Recount recount, IndicatorCube cube, DateOnly from, DateOnly to, Func<CaseFacts, bool> only)
    {
        var (resolved, inTime) = (recount.Sum("resolved", from, to, only), recount.Sum("resolved_in_time", from, to, only));
        Assert.Equal(resolved == 0 ? null : (decimal)inTime / resolved, cube.Total.Value("on_time_share"));
        var (received, online) = (recount.Sum("received", from, to, only), recount.Sum("received_online", from, to, only));
        Assert.Equal(received == 0 ? null : (decimal)online / received, cube.Total.Value("online_share"));
    }

    // The stock at the end of a past day is what came in less what ended: the events' own answer.
    private static async Task SameOpenAsync(SaolaTestHost host, Recount recount, DateOnly start, DateOnly day)
    {
        var total = (await CubeAsync(host, start, day)).Total;
        var open = total.Measure("received") - total.Measure("resolved") - total.Measure("refused_at_intake") - total.Measure("stopped");
        Assert.Equal(recount.OpenAt(VietnamTime.Instant(day.AddDays(1), TimeOnly.MinValue).AddTicks(-1)).Count, open);
    }

    private static Dictionary<string, long> Grouped(Recount recount, string measure, DateOnly from, DateOnly to, Func<CaseFacts, bool> only, IndicatorGrouping grouping) =>
        recount.Additions.Where(a => a.Measure == measure && a.Day >= from && a.Day <= to && only(a.Case)).GroupBy(a => grouping switch
        {
            IndicatorGrouping.Month => a.Day.ToString("yyyyMM", CultureInfo.InvariantCulture),
            IndicatorGrouping.Unit => a.Case.UnitCode,
            IndicatorGrouping.Field => a.Case.FieldCode,
            IndicatorGrouping.Type => a.Case.TypeCode,
            _ => a.Case.Channel,
        }).Select(g => (g.Key, Value: g.Sum(a => a.Value))).Where(g => g.Value != 0).ToDictionary(g => g.Key, g => g.Value);

    private static async Task SameStockAsync(SaolaTestHost host, Recount recount)
    {
        var now = host.Clock.Now();
        var stock = await host.InScopeAsync(s => s.GetRequiredService<CaseStock>().ReadAsync(new CaseFilter(), CancellationToken.None));
        var expected = recount.OpenAt(now).GroupBy(o => (o.Case.UnitCode, o.Case.FieldCode, o.Case.TypeCode)).Select(g => new StockGroup(
            g.Key.UnitCode, g.Key.FieldCode, g.Key.TypeCode, g.Count(), g.Count(o => !o.Paused && o.DueAt is { } due && VietnamTime.Day(due) == VietnamTime.Day(now)),
            g.Count(o => !o.Paused && o.DueAt < now), g.Count(o => o.Paused)));
        Assert.Equal(expected.OrderBy(g => g.TypeCode, StringComparer.Ordinal), stock.OrderBy(g => g.TypeCode, StringComparer.Ordinal));
    }

    private static async Task SameAsListsAsync(SaolaTestHost host, IndicatorPeriod period, string? unit, string? field)
    {
        var cube = await CubeAsync(host, period.From, period.To, unit, field);
        var definitions = await host.InScopeAsync(s => Task.FromResult(s.GetRequiredService<IIndicators>().Definitions));
        foreach (var list in definitions.Select(d => d.List).OfType<IndicatorList>())
            Assert.Equal(cube.Total.Measure(list.Measure), await CountAsync(host, list.For(period.From, period.To), unit, field));
        var stock = await host.InScopeAsync(s => s.GetRequiredService<CaseStock>().ReadAsync(new CaseFilter { UnitCode = unit, FieldCode = field }, CancellationToken.None));
        Assert.Equal(stock.Sum(g => g.Open), await CountAsync(host, CaseStock.OpenQuery, unit, field));
        Assert.Equal(stock.Sum(g => g.DueToday), await CountAsync(host, CaseStock.DueTodayQuery, unit, field));
        Assert.Equal(stock.Sum(g => g.Overdue), await CountAsync(host, CaseStock.OverdueQuery, unit, field));
        Assert.Equal(stock.Sum(g => g.Waiting), await CountAsync(host, CaseStock.WaitingQuery, unit, field));
    }

    private static async Task<int> CountAsync(SaolaTestHost host, string query, string? unit, string? field)
    {
        var filter = Filter(query) with { UnitCode = unit, FieldCode = field };
        return await host.InScopeAsync(s => s.GetRequiredService<ListCases>().CountAsync(filter, 100_000, CancellationToken.None));
    }

    // The address of the list as its page reads it.
    private static CaseFilter Filter(string query)
    {
        var values = query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        DateOnly? Day(string name) => values.TryGetValue(name, out var text) && VietnameseFormats.TryParseDay(text, out var day) ? day : null;
        return new CaseFilter
        {
            Timing = values.GetValueOrDefault("timing"), Open = values.TryGetValue("open", out var open) ? open == "true" : null,
            Channel = values.TryGetValue("channel", out var channel) ? Enum.Parse<CaseChannel>(channel, true) : null,
            States = [.. (values.GetValueOrDefault("state") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => (CaseState)int.Parse(c, CultureInfo.InvariantCulture))],
            FiledFrom = Day("filedFrom"), FiledTo = Day("filedTo"), EndedFrom = Day("endedFrom"), EndedTo = Day("endedTo"), Sort = values.GetValueOrDefault("sort", "due"),
        };
    }
}
