using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Engines.Ledger.Sealing;
using Saola.Engines.Ledger.Verifying;
using Saola.Kernel;

namespace Saola.Engines.Ledger.Proofs;

/// <summary>Makes the proof of one sealed event. A proof that would not hold is not given out.</summary>
internal sealed class ProofWriter(AppDbContext db, IStringLocalizer<Texts> texts)
{
    // Some hours of batches closed every few seconds. Behind a longer chain the head of the proof is an earlier one than that of the database.
    private const int MostLinks = 10_000;

    public async Task<Result<EventProof>> WriteAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(db, cancellationToken);
        var e = await db.Set<LedgerEvent>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == eventId, cancellationToken);
        if (e is null) return new Fault("ledger.event_unknown", texts["Proof.Unknown", eventId]);
        if (e.Sequence is not { } sequence) return new Fault("ledger.event_unsealed", texts["Proof.Unsealed"]);
        var act = await db.Set<LedgerAct>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == e.ActId, cancellationToken);
        var batches = await db.Set<LedgerBatch>().AsNoTracking().Where(b => b.Number >= e.BatchNumber).OrderBy(b => b.Number).Take(MostLinks + 1).ToListAsync(cancellationToken);
        if (act is null || batches.Count == 0) return Bad();
        var first = batches[0];
        var digests = await db.Set<LedgerEvent>().Where(x => x.Sequence >= first.FirstSequence && x.Sequence <= first.LastSequence)
            .OrderBy(x => x.Sequence).Select(x => x.Digest).ToListAsync(cancellationToken);
        if (digests.Count != first.LastSequence - first.FirstSequence + 1) return Bad();
        var proof = Build(e, act, sequence, batches, [.. digests.Select(Convert.FromHexString)]);
        return ProofCheck.Fault(proof) is null ? proof : Bad();
    }

    private static EventProof Build(LedgerEvent e, LedgerAct act, long sequence, List<LedgerBatch> batches, byte[][] digests)
    {
        var chain = batches.ConvertAll(b => new ProofBatch(
            b.PreviousHash, b.Number, b.FirstSequence, b.LastSequence, b.MerkleRoot, CanonicalForm.Microseconds(b.SealedAt), b.Hash));
        return new EventProof
        {
            Format = EventProof.Format1, Record = [.. EventCanon.Names.Zip(EventCanon.Values(e, act), (name, value) => new ProofField(name, value))],
            Digest = e.Digest, Sequence = sequence,
            Path = [.. MerkleTree.Path(digests, (int)(sequence - chain[0].First)).Select(Convert.ToHexStringLower)],
            Batch = chain[0], Chain = chain[1..], Head = chain[^1].Hash,
        };
    }

    private Fault Bad() => new("ledger.not_whole", texts["Proof.NotWhole"]);
}
