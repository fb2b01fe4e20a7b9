namespace Saola.Events.Jobs;

/// <summary>An administrator put dead work back to be run again.</summary>
/// <param name="WorkKind">Kind of the work.</param>
/// <param name="Attempts">How often it had failed.</param>
[EventKind("jobs.work_retried", 1)]
public sealed record WorkRetried(string WorkKind, int Attempts) : IEvent;
