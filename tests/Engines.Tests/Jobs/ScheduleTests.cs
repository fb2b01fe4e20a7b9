using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Scheduling;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Jobs;

public sealed class ScheduleTests
{
    [Theory, OnBothDatabases]
    public async Task A_schedule_runs_when_its_interval_is_over(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);

        await host.Runner().RunDueAsync(CancellationToken.None);
        await host.Runner().RunDueAsync(CancellationToken.None);
        Assert.Equal(1, host.Tower().Ticks);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.Runner().RunDueAsync(CancellationToken.None);

        Assert.Equal(2, host.Tower().Ticks);
    }

    [Theory, OnBothDatabases]
    public async Task A_schedule_runs_on_one_of_four_nodes(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        var schedules = host.Services.GetRequiredService<ScheduleRunner>();

        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => schedules.RunAsync("test.tick", evenIfNotDue: false, CancellationToken.None))));

        Assert.Equal(1, ran.Count(r => r));
        Assert.Equal(1, host.Tower().Ticks);
    }

    [Theory, OnBothDatabases]
    public async Task The_desk_shows_when_a_schedule_ran(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.Runner().RunScheduleAsync("test.tick", CancellationToken.None);

        var lines = await host.InScopeAsync(services => services.GetRequiredService<WorkDesk>().SchedulesAsync(CancellationToken.None));

        var tick = Assert.Single(lines, l => l.Name == "test.tick");
        Assert.Equal((SaolaTestHost.StandardNow, 1L, false), (tick.StartedAt, tick.Runs, tick.Running));
    }

    [Theory, OnBothDatabases]
    public async Task A_committed_work_is_done_by_the_web_program_without_waiting_for_the_clock(DatabaseKind database)
    {
        var rung = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await SaolaTestSite.StartAsync(database, adjust: builder => JobsSamples.AddBells(builder.Services));
        site.Services.GetRequiredService<BellTower>().Behaviour = (work, _) => { rung.TrySetResult(work.Name); return Task.CompletedTask; };

        await site.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<Saola.Engines.Jobs.IOutbox>().Enqueue(new RingBell("ngay"));
            return Task.CompletedTask;
        }, CancellationToken.None));

        Assert.Equal("ngay", await rung.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task Quartz_starts_the_schedules_of_the_web_program(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database, adjust: builder => JobsSamples.AddBells(builder.Services));
        var tower = site.Services.GetRequiredService<BellTower>();

        var ran = await Task.Run(() => SpinWait.SpinUntil(() => tower.Ticks > 0, TimeSpan.FromSeconds(30)), TestContext.Current.CancellationToken);

        Assert.True(ran);
    }
}
