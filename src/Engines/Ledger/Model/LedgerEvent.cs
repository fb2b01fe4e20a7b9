using System.Diagnostics.CodeAnalysis;

namespace Saola.Engines.Ledger.Model;

/// <summary>An act: who did what to which record, for whom and why. Each act has at least one event.</summary>
internal sealed class LedgerAct
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string ActorKind { get; init; }
    public Guid? ActorPersonId { get; init; }
    public required string ActorCode { get; init; }
    public Guid? OnBehalfOf { get; init; }

    /// <summary>Words of the actor; may name people, so only its digest is sealed and it can be erased.</summary>
    public string? Reason { get; set; }

    /// <summary>SHA-256 of salt and reason, lower-case hex; null without a reason.</summary>
    public string? ReasonDigest { get; init; }
    public string? ReasonSalt { get; set; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>An event of an act. Numbered and hashed into a batch by the sealing job, never by the writer.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The ledger's word.")]
internal sealed class LedgerEvent
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required int Version { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required Guid ActId { get; init; }
    public Guid? CauseId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Payload { get; init; }
    public string? Evidence { get; init; }

    /// <summary>SHA-256 over the ciphertexts of the personal facts; null without any.</summary>
    public string? PersonalDigest { get; init; }

    /// <summary>SHA-256 over the canonical form of event and act, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>Number in commit order; null until sealed.</summary>
    public long? Sequence { get; set; }
    public long? BatchNumber { get; set; }
}

/// <summary>One personal fact of an event, encrypted under its person's key, beside the chain.</summary>
internal sealed class LedgerPersonalFact
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required byte[] Cipher { get; init; }
    public required int Position { get; init; }
}

/// <summary>The key of a person, wrapped by the master key; destroying it makes every fact of that person unreadable for ever.</summary>
internal sealed class LedgerPersonKey
{
    public required Guid PersonId { get; init; }
    public byte[]? WrappedKey { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>Which master key belongs to this database: one row, made with the first start.</summary>
internal sealed class LedgerMasterKey
{
    public const int Only = 1;

    public required int Id { get; init; }
    public required string Fingerprint { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A sealed batch: its events' digests under a Merkle root, chained to the batch before.</summary>
internal sealed class LedgerBatch
{
    public required long Number { get; init; }
    public required long FirstSequence { get; init; }
    public required long LastSequence { get; init; }
    public required string MerkleRoot { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}
