using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Saola.App.Commands;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Bench;

/// <summary>A named benchmark.</summary>
internal sealed record Benchmark(string Name, Func<BenchReport, Task> Run);

/// <summary>The benchmarks behind <c>./saola bench</c>.</summary>
internal static class Benchmarks
{
    private const int DemoCases = 3000;

    public static IReadOnlyList<Benchmark> All { get; } =
        [
            new("calendar", CalendarAsync),
            new("demo", report => OnEachAsync("demo", report, DemoAsync)),
            new("pages", report => OnEachAsync("pages", report, PagesAsync)),
            new("million", MillionCases.RunAsync),
            new("signing", SigningBench.RunAsync),
            new("filing", report => OnEachAsync("filing", report, FilingBench.RunAsync)),
        ];

    private static async Task OnEachAsync(string name, BenchReport report, Func<DatabaseKind, BenchReport, Task> run)
    {
        await run(DatabaseKind.Sqlite, report);
        if (TestDatabase.PostgresServer is not null) await run(DatabaseKind.Postgres, report);
        else Console.Error.WriteLine($"{name}: no PostgreSQL, left out");
    }

    private static async Task CalendarAsync(BenchReport report)
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var calendar = host.Services.GetRequiredService<ICalendars>().For(null);
        var from = VietnamTime.Instant(new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Unspecified));
        const int times = 500_000;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) calendar.Due(from.AddMinutes(i), Term.WorkingDays(1 + (i % 60)));
        report.Add("calendar", $"{times} due dates of 1 to 60 working days", "due dates a second", times / watch.Elapsed.TotalSeconds, "1/s");
    }

    private static async Task DemoAsync(DatabaseKind database, BenchReport report)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var watch = Stopwatch.StartNew();
        await host.InScopeAsync(services => DemoCommand.LoadAsync(services, DemoCases, _ => { }, CancellationToken.None), Actor.System("demonstration"));
        report.Add("demo", $"{DemoCases} cases, {database}", "loading the demonstration", watch.Elapsed.TotalSeconds, "s");
    }

    private static async Task PagesAsync(DatabaseKind database, BenchReport report)
    {
        // All requests come from one address: its limit must not answer in the place of the page.
        Environment.SetEnvironmentVariable("Saola__RateLimits__tracking", int.MaxValue.ToString(CultureInfo.InvariantCulture));
        FiledCase? followed = null;
        await using var site = await SaolaTestSite.StartAsync(database, seed: async services =>
        {
            await DemoCommand.LoadAsync(services, DemoCases, _ => { }, CancellationToken.None);
            followed = await services.GetRequiredService<SubmitCase>().FindAsync($"demonstration:{DemoCommand.Seed}:0", CancellationToken.None);
        });
        using var client = site.Client();
        foreach (var path in new[] { "/", "/thu-tuc", "/thu-tuc/1.001786", $"/tra-cuu?number={followed!.Number}&code={followed.TrackingCode}" })
        {
            report.Add("pages", $"{DemoCases} cases, {database}, 50 requests in flight, {path.Split('?')[0]}", "p95", await PageTimes.P95Async(client, path, 50), "ms");
        }
    }
}
