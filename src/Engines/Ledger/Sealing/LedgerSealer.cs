using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Sealing;
using Saola.Kernel;

namespace Saola.Engines.Ledger;

/// <summary>
/// Seals: numbers the committed events, puts each batch of them under a Merkle root and chains it to the batch before (architecture.md,
/// decision 6). A batch is one short transaction: it is there whole or not at all, so readers never see a gap, and a crash leaves nothing half.
/// Two sealers cannot run at once: on PostgreSQL a lock of the transaction, on SQLite the write gate lets one in.
/// </summary>
public sealed class LedgerSealer
{
    /// <summary>Events of one batch at most.</summary>
    internal const int BatchSize = 2000;

    // Names the lock among all advisory locks of the database: "saola" and 1.
    private const long LockKey = 0x73_61_6f_6c_61_01;

    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly TimeProvider _clock;

    internal LedgerSealer(AppDbContext db, UnitOfWork work, TimeProvider clock) => (_db, _work, _clock) = (db, work, clock);

    /// <summary>Seals all that is committed and not sealed. Stops early, and says so, when another sealer is at work.</summary>
    public async Task<SealReport> SealAsync(CancellationToken cancellationToken)
    {
        var total = SealReport.Nothing;
        while (await _db.Set<LedgerEvent>().AnyAsync(e => e.Sequence == null, cancellationToken))
        {
            var step = await _work.RunAsync(SealBatchAsync, cancellationToken);
            total = total.With(step);
            if (!step.IsDone || step.Events < BatchSize) break;
        }
        return total;
    }

    private async Task<SealReport> SealBatchAsync(CancellationToken cancellationToken)
    {
        if (!await TakeLockAsync(cancellationToken)) return SealReport.Nothing with { OtherAtWork = true };
        var before = await _db.Set<LedgerBatch>().AsNoTracking().OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);
        var number = (before?.Number ?? 0) + 1;
        var first = (before?.LastSequence ?? 0) + 1;
        var events = await NumberAsync(number, first, cancellationToken);
        if (events.Count == 0) return SealReport.Nothing;
        _db.Add(Close(before, number, first, events));
        return new SealReport(events.Count, 1, first + events.Count - 1, OtherAtWork: false);
    }

    // One statement picks, numbers and gives back: what commits meanwhile is either in it whole or waits for the next batch.
    // Within a batch the order is that of time and id, which verify holds against it.
    private async Task<List<NumberedEvent>> NumberAsync(long batch, long first, CancellationToken cancellationToken)
    {
        var numbered = await _db.Database.SqlQuery<NumberedEvent>(
            $"""
            WITH picked AS (
                SELECT id, row_number() OVER (ORDER BY at, id) AS place
                FROM (SELECT id, at FROM ledger_events WHERE sequence IS NULL ORDER BY at, id LIMIT {BatchSize}) AS waiting)
            UPDATE ledger_events SET sequence = {first - 1} + picked.place, batch_number = {batch}
            FROM picked WHERE ledger_events.id = picked.id
            RETURNING sequence, digest
            """).ToListAsync(cancellationToken);
        numbered.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return numbered;
    }

    // A clock that was set back does not take the chain back.
    private LedgerBatch Close(LedgerBatch? before, long number, long first, List<NumberedEvent> events)
    {
        var now = _clock.Now();
        var sealedAt = before is not null && before.SealedAt > now ? before.SealedAt : now;
        var root = Convert.ToHexStringLower(MerkleTree.Root([.. events.Select(e => Convert.FromHexString(e.Digest))]));
        LedgerBatch Row(string hash) => new()
        {
            Number = number, FirstSequence = first, LastSequence = events[^1].Sequence, MerkleRoot = root,
            PreviousHash = before?.Hash ?? BatchCanon.Beginning, Hash = hash, SealedAt = sealedAt,
        };
        return Row(BatchCanon.Hash(Row("")));
    }

    private async Task<bool> TakeLockAsync(CancellationToken cancellationToken)
    {
        if (_db.Kind == DatabaseKind.Sqlite) return true;
        var taken = await _db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").ToListAsync(cancellationToken);
        return taken[0];
    }

    private sealed record NumberedEvent(long Sequence, string Digest);
}

/// <summary>What a sealing did.</summary>
/// <param name="Events">Events that it sealed.</param>
/// <param name="Batches">Batches that it closed.</param>
/// <param name="LastSequence">Number of the last one; 0 when it sealed none.</param>
/// <param name="OtherAtWork">Whether it stopped because another sealer was at work.</param>
public sealed record SealReport(int Events, int Batches, long LastSequence, bool OtherAtWork) : IOutcome
{
    /// <summary>There was nothing to seal.</summary>
    public static SealReport Nothing { get; } = new(0, 0, 0, OtherAtWork: false);

    /// <summary>Whether anything was sealed; what sealed nothing is rolled back and wakes nobody.</summary>
    public bool IsDone => Events > 0;

    internal SealReport With(SealReport step) =>
        new(Events + step.Events, Batches + step.Batches, Math.Max(LastSequence, step.LastSequence), step.OtherAtWork);
}
