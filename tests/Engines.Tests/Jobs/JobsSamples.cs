using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Jobs;

[WorkKind("test.ring")]
internal sealed record RingBell(string Name) : IWork;

/// <summary>What the handlers of these tests saw, and what they are told to do.</summary>
internal sealed class BellTower
{
    public ConcurrentQueue<string> Rung { get; } = new();

    public ConcurrentDictionary<string, int> Together { get; } = new();

    public int MostTogether { get; set; }

    public Func<RingBell, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public int Ticks { get; set; }

    public string? Actor { get; set; }
}

internal sealed class RingBellHandler(BellTower tower, IActorSource actors) : IWorkHandler<RingBell>
{
    public async Task HandleAsync(RingBell work, CancellationToken cancellationToken)
    {
        var now = tower.Together.AddOrUpdate(work.Name, 1, (_, n) => n + 1);
        lock (tower) tower.MostTogether = Math.Max(tower.MostTogether, now);
        try
        {
            tower.Actor = actors.Current.Code;
            await tower.Behaviour(work, cancellationToken);
            tower.Rung.Enqueue(work.Name);
        }
        finally
        {
            tower.Together.AddOrUpdate(work.Name, 0, (_, n) => n - 1);
        }
    }
}

internal sealed class TickTock(BellTower tower) : IScheduledWork
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        lock (tower) tower.Ticks++;
        return Task.CompletedTask;
    }
}

internal static class JobsSamples
{
    public static void AddBells(IServiceCollection services)
    {
        services.AddSingleton<BellTower>();
        services.AddWork<RingBell, RingBellHandler>();
        services.AddSchedule<TickTock>("test.tick", TimeSpan.FromMinutes(10));
    }

    public static Task<SaolaTestHost> HostAsync(DatabaseKind database) => SaolaTestHost.CreateAsync(database, AddBells);

    public static BellTower Tower(this SaolaTestHost host) => host.Services.GetRequiredService<BellTower>();

    public static IJobRunner Runner(this SaolaTestHost host) => host.Services.GetRequiredService<IJobRunner>();

    public static Task<JobRun> RunAsync(this SaolaTestHost host) => host.Runner().RunOutboxAsync(CancellationToken.None);

    public static Task EnqueueAsync(this SaolaTestHost host, string name, string? key = null, DateTimeOffset? notBefore = null) => host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<IOutbox>().Enqueue(new RingBell(name), notBefore, key);
            return Task.CompletedTask;
        }, CancellationToken.None));

    public static Task<List<OutboxRow>> RowsAsync(this SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<OutboxRow>().AsNoTracking().Where(r => r.Kind == "test.ring").OrderBy(r => r.Id).ToListAsync());
}
