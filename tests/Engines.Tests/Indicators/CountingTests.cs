using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Indicators;
using Saola.Engines.Indicators.Model;
using Saola.Engines.Tests.Ledger;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Indicators;

public sealed class CountingTests
{
    [Theory, OnBothDatabases]
    public async Task Killed_between_sums_and_commit_it_neither_loses_nor_doubles(DatabaseKind database)
    {
        var killer = new Killer();
        await using var host = await CaseWalk.HostAsync(database, new WalkUser(), services =>
        {
            services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(killer));
            services.AddScoped<ICommitListener>(_ => killer);
        });
        var walk = new CaseWalk(host, 11);
        for (var round = 0; round < 3; round++)
        {
            await walk.StepsAsync(15);
            await LedgerSamples.SealAsync(host);
            // The write is done and not committed; then it is committed and nobody hears of it.
            killer.DiesAfterWrite = true;
            await Assert.ThrowsAsync<KilledException>(() => CatchUpAsync(host));
            killer.DiesAfterCommit = true;
            await Assert.ThrowsAsync<KilledException>(() => CatchUpAsync(host));
            await CatchUpAsync(host);
            await SameAsEventsAsync(host);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Several_that_count_at_once_count_once(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        await new CaseWalk(host, 12).StepsAsync(30);
        await LedgerSamples.SealAsync(host);
        await CatchUpAsync(host);
        await new CaseWalk(host, 13).StepsAsync(15);
        await LedgerSamples.SealAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CatchUpAsync(host)));
        await SameAsEventsAsync(host);
    }

    [Theory, OnBothDatabases]
    public async Task Counting_again_from_the_first_event_gives_the_same(DatabaseKind database)
    {
        await using var host = await CaseWalk.HostAsync(database, new WalkUser());
        await new CaseWalk(host, 14).StepsAsync(30);
        await LedgerSamples.SealAsync(host);
        await CatchUpAsync(host);
        await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<DailyValue>().ExecuteUpdateAsync(set => set.SetProperty(d => d.Value, d => d.Value + 5)));
        await host.InScopeAsync(s => s.GetRequiredService<IIndicators>().RebuildAsync(_ => { }, CancellationToken.None));
        await SameAsEventsAsync(host);
    }

    private static Task<IndicatorStand> CatchUpAsync(SaolaTestHost host) => host.InScopeAsync(s => s.GetRequiredService<IIndicators>().CatchUpAsync(CancellationToken.None));

    private static async Task SameAsEventsAsync(SaolaTestHost host)
    {
        var rows = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<DailyValue>().AsNoTracking().ToListAsync());
        var expected = (await Recount.ReadAsync(host)).Additions
            .GroupBy(a => (a.Day, a.Measure, a.Case.UnitCode, a.Case.FieldCode, a.Case.TypeCode, a.Case.Channel)).ToDictionary(g => g.Key, g => g.Sum(a => a.Value));
        Assert.NotEmpty(rows);
        Assert.Equal(expected, rows.ToDictionary(r => (r.Day, r.Measure, r.UnitCode, r.FieldCode, r.TypeCode, r.Channel), r => r.Value));
    }

    private sealed class KilledException : Exception;

    private sealed class Killer : DbCommandInterceptor, ICommitListener
    {
        public bool DiesAfterWrite { get; set; }

        public bool DiesAfterCommit { get; set; }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (!DiesAfterWrite || !command.CommandText.Contains("INSERT INTO indicators_daily", StringComparison.Ordinal)) return ValueTask.FromResult(result);
            DiesAfterWrite = false;
            throw new KilledException();
        }

        public void Committed()
        {
            if (!DiesAfterCommit) return;
            DiesAfterCommit = false;
            throw new KilledException();
        }
    }
}
