using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Verifying;

/// <summary>Loads what is verified in pages of bounded size, with few queries.</summary>
internal sealed class LedgerPages(AppDbContext db)
{
    /// <summary>The next batches after a number.</summary>
    public Task<List<LedgerBatch>> BatchesAsync(long afterNumber, int take, CancellationToken cancellationToken) =>
        db.Set<LedgerBatch>().AsNoTracking().Where(b => b.Number > afterNumber).OrderBy(b => b.Number).Take(take).ToListAsync(cancellationToken);

    /// <summary>The events from one number to another, in their order.</summary>
    public Task<List<LoadedEvent>> SealedAsync(long first, long last, CancellationToken cancellationToken)
    {
        var events = db.Set<LedgerEvent>().AsNoTracking().Where(e => e.Sequence >= first && e.Sequence <= last);
        return LoadAsync(events, events.OrderBy(e => e.Sequence), cancellationToken);
    }

    /// <summary>A page of events that are not sealed.</summary>
    public Task<List<LoadedEvent>> UnsealedAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var events = db.Set<LedgerEvent>().AsNoTracking().Where(e => e.Sequence == null).OrderBy(e => e.At).ThenBy(e => e.Id).Skip(skip).Take(take);
        return LoadAsync(events, events, cancellationToken);
    }

    private async Task<List<LoadedEvent>> LoadAsync(IQueryable<LedgerEvent> all, IQueryable<LedgerEvent> ordered, CancellationToken cancellationToken)
    {
        // Not an inner join: an event whose act is gone must be found, not left out.
        var rows = await ordered.LeftJoin(db.Set<LedgerAct>().AsNoTracking(), e => e.ActId, a => a.Id, (Event, Act) => new { Event, Act }).ToListAsync(cancellationToken);
        rows.Sort((a, b) => Place(a.Event).CompareTo(Place(b.Event)));
        var facts = await db.Set<LedgerPersonalFact>().AsNoTracking().Join(all, f => f.EventId, e => e.Id, (f, _) => f).ToListAsync(cancellationToken);
        var ofEvent = facts.ToLookup(f => f.EventId);
        return rows.ConvertAll(r => new LoadedEvent(r.Event, r.Act, [.. ofEvent[r.Event.Id]]));
    }

    private static (long, DateTimeOffset, Guid) Place(LedgerEvent e) => (e.Sequence ?? long.MaxValue, e.At, e.Id);
}
