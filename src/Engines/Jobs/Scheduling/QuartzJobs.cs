using Microsoft.Extensions.Hosting;
using Quartz;
using Saola.Engines.Jobs.Queue;

namespace Saola.Engines.Jobs.Scheduling;

/// <summary>The safety net: finds work whose time has come, and work whose holder died.</summary>
internal sealed class DrainJob(WakeSignal signal) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        signal.Wake();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Starts the schedule that its key names.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleJob(ScheduleRunner schedules) : IJob
{
    // A schedule that this version does not have was left in the store by another one.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (schedules.Types.Any(t => t.Name == name)) await schedules.RunAsync(name, evenIfNotDue: false, cancellationToken);
    }
}

/// <summary>Gives Quartz the drain and every schedule, then starts it.</summary>
internal sealed class QuartzHost(ISchedulerFactory factory, ScheduleRunner schedules) : IHostedService
{
    private static readonly TimeSpan DrainInterval = TimeSpan.FromSeconds(5);

    // A schedule that is due once a day is looked at each hour: a restart must not put it off by another day.
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        await PutAsync<DrainJob>(scheduler, "outbox", DrainInterval, cancellationToken);
        foreach (var type in schedules.Types) await PutAsync<ScheduleJob>(scheduler, type.Name, type.Interval < LongestLook ? type.Interval : LongestLook, cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task PutAsync<TJob>(IScheduler scheduler, string name, TimeSpan interval, CancellationToken cancellationToken) where TJob : IJob
    {
        var job = JobBuilder.Create<TJob>().WithIdentity(name, "saola").StoreDurably().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name, "saola").ForJob(job).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)).Build();
        await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
    }
}
