using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Events;

namespace Saola.Engines.Ledger.Reading;

internal sealed class LedgerFeed(AppDbContext db) : ILedgerFeed
{
    private const int MostEvents = 5000;

    public async Task<IReadOnlyList<SealedEvent>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken) =>
        await db.Set<LedgerEvent>().Where(e => e.Sequence > afterSequence).OrderBy(e => e.Sequence).Take(Math.Clamp(take, 1, MostEvents))
            .Join(db.Set<LedgerAct>(), e => e.ActId, a => a.Id, (e, a) => new SealedEvent
            {
                Sequence = e.Sequence!.Value, Id = e.Id, Kind = e.Kind, Version = e.Version, Subject = new Subject(e.SubjectKind, e.SubjectId),
                At = e.At, Payload = e.Payload, CauseId = e.CauseId, ActId = a.Id, ActKind = a.Kind,
                Actor = new LedgerActor(a.ActorKind, a.ActorPersonId, a.ActorCode, a.OnBehalfOf),
            })
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);

    public async Task<long> HeadAsync(CancellationToken cancellationToken) =>
        await db.Set<LedgerBatch>().OrderByDescending(b => b.Number).Select(b => b.LastSequence).FirstOrDefaultAsync(cancellationToken);
}
