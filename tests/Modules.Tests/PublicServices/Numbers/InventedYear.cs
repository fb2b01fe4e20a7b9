using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Identity;
using Saola.Engines.Indicators;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Demonstration;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.Modules.Tests.PublicServices.Numbers;

/// <summary>The site with the demonstration people and a year of dossiers without declarations: figures need none.</summary>
internal static class InventedYear
{
    private const int MinutesOfYear = 365 * 24 * 60;

    public static Task<SaolaTestSite> StartAsync(DatabaseKind database, int cases) => SaolaTestSite.StartAsync(database, new FakeTimeProvider(SaolaTestHost.StandardNow), seed: async services =>
    {
        foreach (var loader in services.GetServices<IDemonstrationLoader>().Where(l => l.Order < 100).OrderBy(l => l.Order)) await loader.LoadAsync(new(0, 1, _ => { }), CancellationToken.None);
        await services.GetRequiredService<WriteHistory>().HandleAsync(await HistoriesAsync(services, cases), CancellationToken.None);
        await services.GetRequiredService<LedgerSealer>().SealAsync(CancellationToken.None);
        await services.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None);
    });

    /// <summary>A browser in which a demonstration account is signed in.</summary>
    public static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        return browser;
    }

    /// <summary>The first number of a text as the pages write it, <c>1.234</c>; null without one.</summary>
    public static long? Number(string text)
    {
        var digits = new string([.. text.Replace(".", "", StringComparison.Ordinal).SkipWhile(c => !char.IsDigit(c)).TakeWhile(char.IsDigit)]);
        return digits.Length == 0 ? null : long.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static async Task<CaseHistory[]> HistoriesAsync(IServiceProvider services, int cases)
    {
        var now = SaolaTestHost.StandardNow;
        var procedures = services.GetRequiredService<ProcedureCatalogue>().On(VietnamTime.Day(now)).Where(p => p.Intake == IntakeMode.Own && p.OnlineLevel != OnlineLevel.InformationOnly)
            .OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        var people = await services.GetRequiredService<IDemonstrationPeople>().CitizensAsync(CancellationToken.None);
        var (year, types) = (new YearOfCases(services.GetRequiredService<ICalendars>(), (_, _, _) => Actor.System("demonstration"), now), services.GetRequiredService<CaseTypes>());
        return [.. Enumerable.Range(0, cases).Select(i => SampleRandom.Of(1, i)).Select((random, i) =>
        {
            var (procedure, person) = (random.Pick(procedures), random.Pick(people));
            var filer = new Filer(person.Id, null, person.FullName, person.PersonalId, person.Email, person.Phone, person.Address);
            return year.Play(types.Current(procedure.Code)!, procedure, filer, new JsonObject(), [], now.AddMinutes(-random.Next(1, MinutesOfYear)), $"year:{i}", random);
        }).OrderBy(h => h.FiledAt)];
    }
}
