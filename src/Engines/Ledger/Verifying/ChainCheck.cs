using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Sealing;

namespace Saola.Engines.Ledger.Verifying;

/// <summary>Walks along the batches: each continues the one before in number, hash, events and time, and its root is that of its events.</summary>
internal sealed class ChainCheck(EventCheck events)
{
    private LedgerBatch? _last;

    /// <summary>The last batch that was checked.</summary>
    public LedgerBatch? Last => _last;

    /// <summary>What is wrong with the row of the next batch, or null.</summary>
    public LedgerFault? Header(LedgerBatch batch)
    {
        var expected = (_last?.Number ?? 0) + 1;
        if (batch.Number != expected) return LedgerFault.OfBatch(expected, "missing");
        if (batch.PreviousHash != (_last?.Hash ?? BatchCanon.Beginning)) return LedgerFault.OfBatch(batch.Number, "previous");
        if (BatchCanon.Hash(batch) != batch.Hash) return LedgerFault.OfBatch(batch.Number, "hash");
        if (batch.FirstSequence != (_last?.LastSequence ?? 0) + 1 || batch.LastSequence < batch.FirstSequence) return LedgerFault.OfBatch(batch.Number, "range");
        if (_last is not null && batch.SealedAt < _last.SealedAt) return LedgerFault.OfBatch(batch.Number, "time");
        _last = batch;
        return null;
    }

    /// <summary>What is wrong with the events of a batch, given in the order of their numbers, or null.</summary>
    public LedgerFault? Events(LedgerBatch batch, IReadOnlyList<LoadedEvent> content)
    {
        var expected = batch.FirstSequence;
        LedgerEvent? before = null;
        foreach (var loaded in content)
        {
            var e = loaded.Event;
            if (e.Sequence != expected) return LedgerFault.OfMissingEvent(expected);
            if (e.BatchNumber != batch.Number) return new LedgerFault("event", e.Kind, e.Id, e.Sequence, "batch_number");
            if (events.Check(loaded) is { } fault) return fault;
            if (before is not null && IsAfter(before, e)) return new LedgerFault("event", e.Kind, e.Id, e.Sequence, "order");
            (before, expected) = (e, expected + 1);
        }
        if (expected <= batch.LastSequence) return LedgerFault.OfMissingEvent(expected);
        var root = MerkleTree.Root([.. content.Select(c => Convert.FromHexString(c.Event.Digest))]);
        return Convert.ToHexStringLower(root) == batch.MerkleRoot ? null : LedgerFault.OfBatch(batch.Number, "root");
    }

    private static bool IsAfter(LedgerEvent one, LedgerEvent other) => one.At > other.At || (one.At == other.At && one.Id.CompareTo(other.Id) > 0);
}
