using Saola.Engines.Jobs.Scheduling;

namespace Saola.Engines.Jobs.Running;

internal sealed class JobRunner(Drain drain, ScheduleRunner schedules) : IJobRunner
{
    public async Task<JobRun> RunDueAsync(CancellationToken cancellationToken, int workers = 1)
    {
        var total = await drain.RunAsync(workers, cancellationToken);
        while (true)
        {
            var ran = await schedules.RunDueAsync(cancellationToken);
            var after = await drain.RunAsync(workers, cancellationToken);
            total = total + after + (JobRun.Nothing with { Schedules = ran });
            if (ran == 0 && after == JobRun.Nothing) return total;
        }
    }

    public Task<JobRun> RunOutboxAsync(CancellationToken cancellationToken, int workers = 1) => drain.RunAsync(workers, cancellationToken);

    public Task<bool> RunScheduleAsync(string name, CancellationToken cancellationToken) => schedules.RunAsync(name, evenIfNotDue: true, cancellationToken);
}
