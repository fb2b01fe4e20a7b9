namespace Saola.Engines.Ledger.Verifying;

/// <summary>What a walk over the ledger found.</summary>
internal sealed record LedgerVerification
{
    public required long Events { get; init; }

    public required long Batches { get; init; }

    /// <summary>Events that are written and not yet sealed; their digests were checked, their place is not fixed.</summary>
    public required long Unsealed { get; init; }

    /// <summary>The last batch: who notes its hash elsewhere can later prove that nothing before it was changed.</summary>
    public required ChainHead? Head { get; init; }

    /// <summary>The first bad record, or null when all is whole.</summary>
    public required LedgerFault? Fault { get; init; }
}

/// <summary>The end of the chain.</summary>
internal sealed record ChainHead(long Number, string Hash, long LastSequence, DateTimeOffset SealedAt);

/// <summary>A bad record.</summary>
/// <param name="Record">What it is: <c>event</c>, <c>act</c>, <c>batch</c>, <c>chain</c>.</param>
/// <param name="Kind">Kind of the event or act, when it is known.</param>
/// <param name="Id">Its id, when it has one.</param>
/// <param name="Number">Its number in the chain, when it has one.</param>
/// <param name="Difference">What differs, as a stable code; the sentence is the text <c>Differs.…</c>.</param>
internal sealed record LedgerFault(string Record, string? Kind, Guid? Id, long? Number, string Difference)
{
    public static LedgerFault OfBatch(long number, string difference) => new("batch", null, null, number, difference);

    public static LedgerFault OfMissingEvent(long number) => new("event", null, null, number, "missing");
}
