namespace Saola.Engines.Jobs;

/// <summary>
/// Runs on demand what is due, in this process: for tests, for loading the demonstration and for commands.
/// The web program needs no call: there work starts right after the commit.
/// </summary>
public interface IJobRunner
{
    /// <summary>
    /// Runs all work and all schedules that are due now, and the work that these add, until nothing is left.
    /// A fault of one work does not stop the others; it is counted and tried again when its delay is over.
    /// </summary>
    /// <param name="cancellationToken">Stops between two works; work that had begun is put back.</param>
    /// <param name="workers">How many works run at once; 1 keeps the order of enqueuing.</param>
    Task<JobRun> RunDueAsync(CancellationToken cancellationToken, int workers = 1);

    /// <summary>Runs the outbox only, without schedules.</summary>
    Task<JobRun> RunOutboxAsync(CancellationToken cancellationToken, int workers = 1);

    /// <summary>Runs one schedule now, whether it is due or not. False when it runs at this moment somewhere else, or its work failed.</summary>
    /// <exception cref="ArgumentException">There is no schedule of that name.</exception>
    Task<bool> RunScheduleAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What a run did.</summary>
/// <param name="Done">Works done.</param>
/// <param name="Failed">Works that failed and will be tried again.</param>
/// <param name="Dead">Works that failed for the last time.</param>
/// <param name="Schedules">Schedules that ran.</param>
public sealed record JobRun(int Done, int Failed, int Dead, int Schedules)
{
    /// <summary>Nothing was due.</summary>
    public static JobRun Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static JobRun operator +(JobRun left, JobRun right) => Add(left, right);

    /// <summary>The same as <c>+</c>, by name.</summary>
    public static JobRun Add(JobRun left, JobRun right) =>
        new(left.Done + right.Done, left.Failed + right.Failed, left.Dead + right.Dead, left.Schedules + right.Schedules);
}
