using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Numbers;

/// <summary>The authority's time and the applicants' time apart: the sums of the events are those of the list behind the figure.</summary>
public sealed class TimesTests
{
    [Theory, OnBothDatabases]
    public async Task The_times_of_the_events_are_the_sums_of_the_list_for_every_unit_and_procedure(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, 150);
        var director = (await PersonAsync(site)).Id;
        await site.InScopeAsync(async services =>
        {
            var today = VietnamTime.Day(SaolaTestHost.StandardNow);
            var (from, to) = (today.AddDays(-365), today);
            var cube = await services.GetRequiredService<IIndicators>().ReadAsync(new IndicatorFilter { From = from, To = to }, CancellationToken.None);
            var cases = services.GetRequiredService<ListCases>();
            foreach (var (grouping, narrow) in new (IndicatorGrouping, Func<CaseFilter, string, CaseFilter>)[] { (IndicatorGrouping.Unit, (f, k) => f with { UnitCode = k }), (IndicatorGrouping.Type, (f, k) => f with { TypeCode = k }) })
            {
                var groups = cube.By(grouping);
                Assert.NotEmpty(groups);
                foreach (var group in groups)
                {
                    var sums = await cases.MinutesAsync(narrow(new CaseFilter { EndedFrom = from, EndedTo = to }, group.Key), CancellationToken.None);
                    Assert.Equal((group.Measure("agency_minutes"), group.Measure("citizen_minutes"), group.Measure("resolved")), (sums.Agency, sums.Citizen, sums.Count));
                    var once = await cases.CountAsync(narrow(new CaseFilter { Timing = "in_time_once", EndedFrom = from, EndedTo = to }, group.Key), 10_000, CancellationToken.None);
                    Assert.Equal(group.Measure("resolved_in_time_766"), once);
                }
            }
        }, new Actor(ActorKind.Person, director, "director", "person"));

        using var browser = await InventedYear.SignedInAsync(site, "director@saola.test");
        await browser.OpenAsync("/can-bo/so-lieu?period=2026");
        var mean = browser.Page.QuerySelectorAll("td a.mean").First();
        await browser.OpenAsync(mean.GetAttribute("href")!);
        Assert.Contains("Trung bình: cơ quan", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("tbody tr"));
    }

    private static async Task<Engines.Identity.PersonCard> PersonAsync(SaolaTestSite site)
    {
        Engines.Identity.PersonCard? person = null;
        await site.InScopeAsync(async services => person = await services.GetRequiredService<Engines.Identity.IDemonstrationPeople>().AccountAsync("director@saola.test", CancellationToken.None));
        return person!;
    }
}
