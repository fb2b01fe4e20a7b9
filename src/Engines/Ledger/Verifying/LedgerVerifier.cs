using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Verifying;

/// <summary>
/// Walks the whole ledger, from the first batch to the events that are not sealed yet, and stops at the first bad record.
/// It sees one instant of the database and holds up nobody.
/// </summary>
internal sealed class LedgerVerifier(AppDbContext db)
{
    private const int BatchPage = 500;
    private const int EventPage = LedgerSealer.BatchSize;

    private readonly LedgerPages _pages = new(db);
    private long _events;
    private long _unsealed;

    /// <summary>Verifies; <paramref name="progress"/> is told the number of events so far.</summary>
    /// <param name="head">A hash that was noted earlier and must stand in the chain, or null.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public async Task<LedgerVerification> VerifyAsync(string? head, Action<long> progress, CancellationToken cancellationToken)
    {
        (_events, _unsealed) = (0, 0);
        await using var snapshot = await ReadSnapshot.OpenAsync(db, cancellationToken);
        var erased = await db.Set<LedgerPersonKey>().Where(k => k.ErasedAt != null).Select(k => k.PersonId).ToHashSetAsync(cancellationToken);
        var check = new EventCheck(erased);
        var chain = new ChainCheck(check);
        var fault = await WalkChainAsync(chain, progress, cancellationToken)
            ?? await OutsideTheChainAsync(chain.Last, cancellationToken)
            ?? await UnsealedAsync(check, progress, cancellationToken)
            ?? await LooseRecordsAsync(cancellationToken)
            ?? await HeadAsync(head, cancellationToken);
        return new LedgerVerification
        {
            Events = _events, Batches = chain.Last?.Number ?? 0, Unsealed = _unsealed, Fault = fault,
            Head = chain.Last is { } last ? new ChainHead(last.Number, last.Hash, last.LastSequence, last.SealedAt) : null,
        };
    }

    private async Task<LedgerFault?> WalkChainAsync(ChainCheck chain, Action<long> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batches = await _pages.BatchesAsync(chain.Last?.Number ?? 0, BatchPage, cancellationToken);
            if (batches.Count == 0) return null;
            foreach (var group in Groups(batches))
            {
                if (await CheckGroupAsync(chain, group, cancellationToken) is { } fault) return fault;
                progress(_events);
            }
        }
    }

    // Small batches share a query: a chain that is closed every two seconds has many of a few events.
    private static IEnumerable<List<LedgerBatch>> Groups(List<LedgerBatch> batches)
    {
        var group = new List<LedgerBatch>();
        foreach (var batch in batches)
        {
            if (group.Count > 0 && batch.LastSequence - group[0].FirstSequence >= EventPage)
            {
                yield return group;
                group = [];
            }
            group.Add(batch);
        }
        yield return group;
    }

    private async Task<LedgerFault?> CheckGroupAsync(ChainCheck chain, List<LedgerBatch> group, CancellationToken cancellationToken)
    {
        var good = 0;
        LedgerFault? badHeader = null;
        while (good < group.Count && (badHeader = chain.Header(group[good])) is null) good++;
        if (good == 0) return badHeader;
        // Events of the batches before a bad header come first: the first bad record is named.
        var events = await _pages.SealedAsync(group[0].FirstSequence, group[good - 1].LastSequence, cancellationToken);
        var ofBatch = events.ToLookup(e => group.FindIndex(b => e.Event.Sequence <= b.LastSequence));
        for (var i = 0; i < good; i++)
        {
            List<LoadedEvent> content = [.. ofBatch[i]];
            if (chain.Events(group[i], content) is { } fault) return fault;
            _events += content.Count;
        }
        return badHeader;
    }

    private async Task<LedgerFault?> OutsideTheChainAsync(LedgerBatch? last, CancellationToken cancellationToken)
    {
        var end = last?.LastSequence ?? 0;
        var outside = await db.Set<LedgerEvent>().AsNoTracking().Where(e => e.Sequence > end || e.Sequence < 1).OrderBy(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        return outside is null ? null : new LedgerFault("event", outside.Kind, outside.Id, outside.Sequence, "no_batch");
    }

    private async Task<LedgerFault?> UnsealedAsync(EventCheck check, Action<long> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await _pages.UnsealedAsync((int)_unsealed, EventPage, cancellationToken);
            foreach (var loaded in page)
            {
                if (check.Check(loaded) is { } fault) return fault;
                if (loaded.Event.BatchNumber is not null) return new LedgerFault("event", loaded.Event.Kind, loaded.Event.Id, null, "batch_number");
                _unsealed++;
            }
            progress(_events + _unsealed);
            if (page.Count < EventPage) return null;
        }
    }

    // An act has at least one event, so an act without one has lost it; the same for facts.
    private async Task<LedgerFault?> LooseRecordsAsync(CancellationToken cancellationToken)
    {
        var act = await db.Set<LedgerAct>().AsNoTracking().Where(a => !db.Set<LedgerEvent>().Any(e => e.ActId == a.Id))
            .OrderBy(a => a.At).FirstOrDefaultAsync(cancellationToken);
        if (act is not null) return new LedgerFault("act", act.Kind, act.Id, null, "no_event");
        var fact = await db.Set<LedgerPersonalFact>().AsNoTracking().Where(f => !db.Set<LedgerEvent>().Any(e => e.Id == f.EventId))
            .OrderBy(f => f.Id).FirstOrDefaultAsync(cancellationToken);
        return fact is null ? null : new LedgerFault("event", null, fact.EventId, null, "missing");
    }

    private async Task<LedgerFault?> HeadAsync(string? head, CancellationToken cancellationToken)
    {
        if (head is null) return null;
        var noted = head.Trim().ToLowerInvariant();
        return await db.Set<LedgerBatch>().AnyAsync(b => b.Hash == noted, cancellationToken) ? null : new LedgerFault("chain", null, null, null, "head");
    }
}
