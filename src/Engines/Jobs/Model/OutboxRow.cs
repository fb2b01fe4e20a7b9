namespace Saola.Engines.Jobs.Model;

/// <summary>Where a work stands.</summary>
internal enum WorkState
{
    /// <summary>Waits for its time, the first or another one.</summary>
    Waiting,

    /// <summary>Somebody has it, until the lease ends.</summary>
    Running,

    /// <summary>Done; removed after some days.</summary>
    Done,

    /// <summary>Failed for the last time; stays until somebody runs it again.</summary>
    Dead,
}

/// <summary>One work of the outbox, written in the commit of the change that asks for it.</summary>
internal sealed class OutboxRow
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>The work as JSON; ids only.</summary>
    public required string Payload { get; init; }
    public string? Key { get; init; }
    public WorkState State { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Who has it; only the holder may write how it ended.</summary>
    public Guid? LeaseId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>W3C trace of the request that asked for it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>When a schedule ran last, and who runs it at present.</summary>
internal sealed class ScheduleRow
{
    public required string Name { get; init; }
    public Guid? LeaseId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? LastError { get; set; }
    public long Runs { get; set; }
}
