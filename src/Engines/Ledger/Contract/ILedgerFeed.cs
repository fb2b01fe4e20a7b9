using Saola.Events;

namespace Saola.Engines.Ledger;

/// <summary>
/// The sealed events in their one order, for whoever builds something from them (indicators, indexes, feeds). Numbers are continuous:
/// a consumer that keeps the last number it has seen misses nothing and sees nothing twice.
/// </summary>
public interface ILedgerFeed
{
    /// <summary>Events with a number above <paramref name="afterSequence"/> (0: from the first), in ascending order, at most <paramref name="take"/> (1 to 5,000).</summary>
    Task<IReadOnlyList<SealedEvent>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken);

    /// <summary>The number of the last sealed event; 0 when none is.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);
}

/// <summary>A sealed event with what its act says.</summary>
public sealed record SealedEvent
{
    /// <summary>Its number, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its kind, such as <c>cases.accepted</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the payload.</summary>
    public required int Version { get; init; }

    /// <summary>The record that it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>When it happened. Not ascending along the numbers: clocks differ, and records are brought in from the past.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event's data as JSON, without anything personal.</summary>
    public required string Payload { get; init; }

    /// <summary>The event that led to it, when a job reacted.</summary>
    public Guid? CauseId { get; init; }

    /// <summary>Its act.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Kind of the act, such as <c>cases.accept</c>.</summary>
    public required string ActKind { get; init; }

    /// <summary>Who acted.</summary>
    public required LedgerActor Actor { get; init; }
}

/// <summary>Who acted, as it stands in the ledger: without a name.</summary>
/// <param name="Kind">Kind of the actor: <c>Person</c>, <c>Visitor</c>, <c>Client</c>, <c>System</c>.</param>
/// <param name="PersonId">The person, when one was signed in.</param>
/// <param name="Code">Code of a client, job or command.</param>
/// <param name="OnBehalfOf">The person in whose name it was done.</param>
public sealed record LedgerActor(string Kind, Guid? PersonId, string Code, Guid? OnBehalfOf);
