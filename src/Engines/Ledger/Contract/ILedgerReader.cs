using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Ledger;

/// <summary>Reads what was done to one record: for timelines. Sealed or not, what is committed is there at once.</summary>
public interface ILedgerReader
{
    /// <summary>
    /// The acts on a record, newest first, a page of at most <see cref="Paging.MostRows"/>. Who may see it is the caller's to decide.
    /// </summary>
    Task<Page<LedgerEntry>> TimelineAsync(Guid subjectId, string? cursor, int? limit, CancellationToken cancellationToken);

    /// <summary>All events of some kinds on some records, oldest first; for checks that walk many records. At most <see cref="Paging.MostRows"/> records.</summary>
    Task<IReadOnlyList<RecordedEvent>> EventsAsync(IReadOnlyCollection<Guid> subjectIds, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken);

    /// <summary>The personal facts of an event, in their order. The value is null when the person was erased.</summary>
    Task<IReadOnlyList<RecordedFact>> PersonalFactsAsync(Guid eventId, CancellationToken cancellationToken);
}

/// <summary>An event of a record, sealed or not.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="SubjectId">The record.</param>
/// <param name="ActId">Its act; the events of one act are in their order.</param>
/// <param name="At">When it happened.</param>
/// <param name="Payload">Its data as JSON.</param>
public sealed record RecordedEvent(Guid Id, string Kind, Guid SubjectId, Guid ActId, DateTimeOffset At, string Payload);

/// <summary>One act on a timeline.</summary>
public sealed record LedgerEntry
{
    /// <summary>Id of the act.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Its kind, such as <c>cases.accept</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record that it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required LedgerActor Actor { get; init; }

    /// <summary>Why, in the actor's words; null when none were given or when they were erased.</summary>
    public string? Reason { get; init; }

    /// <summary>Its events, in their order; at least one.</summary>
    public required IReadOnlyList<LedgerEntryEvent> Events { get; init; }
}

/// <summary>One event on a timeline.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Version">Version of the payload.</param>
/// <param name="Payload">Its data as JSON.</param>
/// <param name="Evidence">Evidence as JSON, when there is any.</param>
/// <param name="Sequence">Its number, once it is sealed.</param>
public sealed record LedgerEntryEvent(Guid Id, string Kind, int Version, string Payload, string? Evidence, long? Sequence);

/// <summary>A personal fact of an event.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Name">What it is, such as <c>applicant_name</c>.</param>
/// <param name="Value">The value; null when the person was erased.</param>
public sealed record RecordedFact(Guid PersonId, string Name, string? Value);
