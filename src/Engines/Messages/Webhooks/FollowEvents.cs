using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>
/// Follows the sealed events in their one order and makes a delivery of each for whoever subscribed to it. Deliveries, the work of sending them and
/// the position change in one transaction: killed at any point no event is lost and none is delivered under two ids.
/// </summary>
internal sealed class FollowEvents(AppDbContext db, UnitOfWork work, ILedgerFeed feed, IOutbox outbox, TimeProvider clock) : IScheduledWork
{
    public const string Name = "messages.follow_events";
    internal const int BatchSize = 500;
    private const int MostSubscribers = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var head = await feed.HeadAsync(cancellationToken);
        var behind = await (
            from subscriber in db.Set<WebhookSubscriber>()
            join position in db.Set<WebhookPosition>() on subscriber.Id equals position.SubscriberId
            where subscriber.State == WebhookState.Active && position.Sequence < head
            orderby subscriber.Id
            select subscriber.Id).Take(MostSubscribers).ToListAsync(cancellationToken);
        foreach (var id in behind) await CatchUpAsync(id, cancellationToken);
    }

    private async Task CatchUpAsync(Guid subscriber, CancellationToken cancellationToken)
    {
        try
        {
            while (await work.RunAsync(token => PortionAsync(subscriber, token), cancellationToken)) db.ChangeTracker.Clear();
        }
        catch (ConcurrentChangeException)
        {
            // Another node followed the same events: they are followed, which is what was wanted.
        }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> PortionAsync(Guid id, CancellationToken cancellationToken)
    {
        var subscriber = await db.Set<WebhookSubscriber>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.State == WebhookState.Active, cancellationToken);
        var position = await db.Set<WebhookPosition>().FirstOrDefaultAsync(p => p.SubscriberId == id, cancellationToken);
        if (subscriber is null || position is null) return false;
        var events = await feed.ReadAsync(position.Sequence, BatchSize, cancellationToken);
        if (events.Count == 0) return false;
        var now = clock.Now();
        foreach (var e in events.Where(e => WebhookKinds.Fits(subscriber.Kinds, e.Kind)))
        {
            var delivery = new WebhookDelivery { Id = Ids.At(now), SubscriberId = id, EventId = e.Id, Sequence = e.Sequence, Kind = e.Kind, CreatedAt = now, NextAt = now };
            db.Add(delivery);
            outbox.Enqueue(new SendWebhook(delivery.Id));
        }
        position.Sequence = events[^1].Sequence;
        return events.Count == BatchSize;
    }
}
