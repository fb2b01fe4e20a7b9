using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Jobs.Running;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Jobs;

public sealed class OutboxTests
{
    [Theory, OnBothDatabases]
    public async Task Work_runs_once_as_the_job_that_it_is(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("sáng");

        var first = await host.RunAsync();
        var second = await host.RunAsync();

        Assert.Equal((1, 0), (first.Done, second.Done));
        Assert.Equal(["sáng"], host.Tower().Rung);
        Assert.Equal("job:test.ring", host.Tower().Actor);
    }

    [Theory, OnBothDatabases]
    public async Task Work_of_a_change_that_is_rolled_back_is_not_there(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);

        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<IOutbox>().Enqueue(new RingBell("một"));
            return Task.FromResult(Result.Refused("test.refused", "Không."));
        }, CancellationToken.None));

        Assert.Empty(await host.RowsAsync());
        Assert.Equal(JobRun.Nothing, await host.RunAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Work_outside_a_unit_of_work_is_refused(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InScopeAsync(services =>
        {
            services.GetRequiredService<IOutbox>().Enqueue(new RingBell("một"));
            return Task.CompletedTask;
        }));
    }

    [Theory, OnBothDatabases]
    public async Task Waiting_work_with_the_same_key_is_added_once_and_takes_the_earlier_time(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("một", "k", host.Clock.Now().AddHours(1));
        await host.EnqueueAsync("hai", "k");

        await host.RunAsync();

        Assert.Equal(["một"], host.Tower().Rung);
        await host.EnqueueAsync("ba", "k");
        Assert.Equal(2, (await host.RowsAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Work_for_later_waits_for_its_time(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("chiều", notBefore: host.Clock.Now().AddHours(2));

        Assert.Equal(0, (await host.RunAsync()).Done);
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await host.RunAsync()).Done);
    }

    [Theory, OnBothDatabases]
    public async Task Failing_work_is_tried_ten_times_with_growing_delay_and_then_dead(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        host.Tower().Behaviour = (_, _) => throw new InvalidOperationException("Chuông hỏng.");
        await host.EnqueueAsync("một");

        var runs = new List<JobRun>();
        for (var attempt = 0; attempt < RetryDelay.MostAttempts; attempt++)
        {
            runs.Add(await host.RunAsync());
            Assert.Equal(JobRun.Nothing, await host.RunAsync());
            host.Clock.Advance(TimeSpan.FromMinutes(73));
        }

        Assert.Equal((9, 1), (runs.Sum(r => r.Failed), runs.Sum(r => r.Dead)));
        var row = Assert.Single(await host.RowsAsync());
        Assert.Equal((WorkState.Dead, 10), (row.State, row.Attempts));
        Assert.Contains("Chuông hỏng.", row.LastError, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Dead_work_runs_again_when_an_administrator_puts_it_back(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        host.Tower().Behaviour = (_, _) => throw new InvalidOperationException("Chuông hỏng.");
        await host.EnqueueAsync("một");
        for (var attempt = 0; attempt < RetryDelay.MostAttempts; attempt++, host.Clock.Advance(TimeSpan.FromMinutes(73))) await host.RunAsync();
        var id = (await host.RowsAsync())[0].Id;

        host.Tower().Behaviour = (_, _) => Task.CompletedTask;
        var retried = await host.InScopeAsync(services => services.GetRequiredService<WorkDesk>().RetryAsync(id, CancellationToken.None));
        var again = await host.InScopeAsync(services => services.GetRequiredService<WorkDesk>().RetryAsync(id, CancellationToken.None));

        Assert.True(retried.IsDone);
        Assert.Equal("jobs.not_dead", again.Faults[0].Code);
        Assert.Equal(1, (await host.RunAsync()).Done);
    }

    [Theory, OnBothDatabases]
    public async Task One_failing_work_does_not_stop_the_others(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        host.Tower().Behaviour = (work, _) => work.Name == "hỏng" ? throw new InvalidOperationException("x") : Task.CompletedTask;
        foreach (var name in new[] { "một", "hỏng", "hai" }) await host.EnqueueAsync(name);

        var run = await host.RunAsync();

        Assert.Equal((2, 1), (run.Done, run.Failed));
        Assert.Equal(["hai", "một"], host.Tower().Rung.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Work_of_a_killed_process_is_done_again_after_its_lease(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("một");
        var taken = await host.InScopeAsync(services => services.GetRequiredService<OutboxClaims>().ClaimAsync(Ids.New(host.Clock), 5, CancellationToken.None));

        var during = await host.RunAsync();
        host.Clock.Advance(LeaseKeeper.Length + TimeSpan.FromSeconds(1));
        var after = await host.RunAsync();

        Assert.Single(taken);
        Assert.Equal((0, 1), (during.Done, after.Done));
        Assert.Equal(2, (await host.RowsAsync())[0].Attempts);
    }

    [Theory, OnBothDatabases]
    public async Task Work_that_kills_the_process_each_time_is_dead_in_the_end(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("một");
        for (var attempt = 0; attempt <= RetryDelay.MostAttempts; attempt++)
        {
            await host.InScopeAsync(services => services.GetRequiredService<OutboxClaims>().ClaimAsync(Ids.New(host.Clock), 5, CancellationToken.None));
            host.Clock.Advance(LeaseKeeper.Length + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(WorkState.Dead, (await host.RowsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task Who_lost_the_lease_cannot_write_how_it_ended(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("một");
        var slow = await host.InScopeAsync(services => services.GetRequiredService<OutboxClaims>().ClaimAsync(Ids.New(host.Clock), 5, CancellationToken.None));
        host.Clock.Advance(LeaseKeeper.Length + TimeSpan.FromSeconds(1));
        await host.InScopeAsync(services => services.GetRequiredService<OutboxClaims>().ClaimAsync(Ids.New(host.Clock), 5, CancellationToken.None));

        await host.InScopeAsync(services => services.GetRequiredService<OutboxClaims>().DoneAsync(slow[0], CancellationToken.None));

        Assert.Equal(WorkState.Running, (await host.RowsAsync())[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task A_stopping_program_puts_its_work_back_without_counting_the_try(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        using var stop = new CancellationTokenSource();
        host.Tower().Behaviour = async (_, token) => { await stop.CancelAsync(); token.ThrowIfCancellationRequested(); };
        await host.EnqueueAsync("một");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Runner().RunOutboxAsync(stop.Token));

        var row = (await host.RowsAsync())[0];
        Assert.Equal((WorkState.Waiting, 0), (row.State, row.Attempts));
    }

    [Theory, OnBothDatabases]
    public async Task Eight_drains_at_once_never_run_one_work_twice(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        host.Tower().Behaviour = async (_, _) => await Task.Yield();
        for (var n = 0; n < 60; n++) await host.EnqueueAsync($"việc {n}");

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Runner().RunOutboxAsync(CancellationToken.None, workers: 2)));

        Assert.Equal(60, runs.Sum(r => r.Done));
        Assert.Equal(60, host.Tower().Rung.Distinct().Count());
        Assert.Equal((60, 1), (host.Tower().Rung.Count, host.Tower().MostTogether));
    }

    [Theory, OnBothDatabases]
    public async Task A_key_enqueued_while_its_work_is_being_taken_is_never_lost(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        var committed = 0;
        var seen = 0;
        host.Tower().Behaviour = (_, _) => { seen = Volatile.Read(ref committed); return Task.CompletedTask; };

        var drain = Task.Run(async () => { for (var n = 0; n < 40; n++) await host.RunAsync(); });
        for (var n = 1; n <= 40; n++)
        {
            await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
            {
                services.GetRequiredService<IOutbox>().Enqueue(new RingBell("x"), key: "x");
                Volatile.Write(ref committed, n);
                return Task.CompletedTask;
            }, CancellationToken.None));
        }
        await drain;
        await host.RunAsync();

        Assert.Equal(40, seen);
    }

    [Theory, OnBothDatabases]
    public async Task Work_without_a_handler_is_kept_and_says_so(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await host.EnqueueAsync("một");

        Assert.Equal(1, (await host.RunAsync()).Failed);
        Assert.Contains("test.ring", (await host.RowsAsync())[0].LastError, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Done_work_is_removed_after_a_week_and_dead_work_is_not(DatabaseKind database)
    {
        await using var host = await JobsSamples.HostAsync(database);
        await host.EnqueueAsync("một");
        await host.RunAsync();

        host.Clock.Advance(TimeSpan.FromDays(6));
        await host.Runner().RunScheduleAsync(CleanDoneWork.Name, CancellationToken.None);
        var before = await host.RowsAsync();
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.Runner().RunScheduleAsync(CleanDoneWork.Name, CancellationToken.None);

        Assert.Single(before);
        Assert.Empty(await host.RowsAsync());
    }
}
