using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Model;
using Saola.Events;
using Saola.Events.Messages;
using Saola.Kernel;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>A subscriber in a list; of its address the host, since the rest may hold a secret.</summary>
internal sealed record WebhookLine(
    Guid Id, string Name, string Host, IReadOnlyList<string> Kinds, string State, string? Ground, int FailuresInRow, DateTimeOffset CreatedAt, DateTimeOffset? LastDeliveredAt, int Waiting, int Dead);

/// <summary>A delivery in a list.</summary>
internal sealed record DeliveryLine(
    Guid Id, Guid EventId, long Sequence, string Kind, string State, int Attempts, int? LastStatus, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? DeliveredAt);

/// <summary>What an administrator sees of subscribers and deliveries, and sending one again.</summary>
internal sealed class WebhookDeliveries(AppDbContext db, UnitOfWork unit, ActRecorder acts, IOutbox outbox, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int MostShown = 200;

    // Named, so that the index of states finds them among the many that arrived.
    private static readonly DeliveryState[] Open = [DeliveryState.Waiting, DeliveryState.Held, DeliveryState.Dead];

    /// <summary>All subscribers, by name.</summary>
    public async Task<IReadOnlyList<WebhookLine>> SubscribersAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<WebhookSubscriber>().AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).Take(MostShown).ToListAsync(cancellationToken);
        var open = await db.Set<WebhookDelivery>().Where(d => Open.Contains(d.State)).GroupBy(d => new { d.SubscriberId, d.State }).Select(g => new { g.Key.SubscriberId, g.Key.State, Count = g.Count() })
            .ToListAsync(cancellationToken);
        int Count(Guid id, Func<DeliveryState, bool> which) => open.Where(o => o.SubscriberId == id && which(o.State)).Sum(o => o.Count);
        return [.. rows.Select(s => new WebhookLine(
            s.Id, s.Name, new Uri(s.Address).Authority, s.Kinds, s.State.ToString(), s.Ground, s.FailuresInRow, s.CreatedAt, s.LastDeliveredAt, Count(s.Id, state => state != DeliveryState.Dead), Count(s.Id, state => state == DeliveryState.Dead)))];
    }

    /// <summary>Deliveries to a subscriber in a state, the newest first; the cursor is the id of the last line.</summary>
    public async Task<Page<DeliveryLine>> PageAsync(Guid subscriber, DeliveryState state, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var deliveries = db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.SubscriberId == subscriber && d.State == state);
        if (Guid.TryParseExact(cursor, "N", out var last)) deliveries = deliveries.Where(d => d.Id.CompareTo(last) < 0);
        var rows = await deliveries.OrderByDescending(d => d.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var lines = rows.Take(limit).Select(d => new DeliveryLine(
            d.Id, d.EventId, d.Sequence, d.Kind, d.State.ToString(), d.Attempts, d.LastStatus, d.LastError, d.CreatedAt, d.NextAt, d.DeliveredAt)).ToList();
        return new Page<DeliveryLine>(lines, rows.Count > limit ? lines[^1].Id.ToString("N", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Sends a delivery again under its id, with all tries anew: one that is dead, or one that arrived and that the receiver lost.</summary>
    public Task<Result> RedeliverAsync(Guid id, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var delivery = await db.Set<WebhookDelivery>().FirstOrDefaultAsync(d => d.Id == id, token);
        if (delivery is null) return Result.Refused("webhook.delivery_unknown", texts["Webhook.DeliveryUnknown"]);
        if (delivery.State is DeliveryState.Waiting or DeliveryState.Held) return Result.Done;
        (delivery.State, delivery.Attempts, delivery.NextAt) = (DeliveryState.Waiting, 0, clock.Now());
        outbox.Enqueue(new SendWebhook(id));
        await acts.RecordAsync(
            new ActDraft { Kind = "messages.redeliver_webhook", Subject = new Subject("webhook_delivery", id) }, new WebhookRedelivered(delivery.SubscriberId, delivery.EventId), token);
        return Result.Done;
    }, cancellationToken);
}

/// <summary>Sends what was held for a subscriber that is enabled again, a piece at a time.</summary>
[WorkKind("messages.release_webhooks")]
internal sealed record ReleaseWebhooks(Guid SubscriberId) : IWork;

internal sealed class ReleaseWebhooksHandler(AppDbContext db, UnitOfWork unit, IOutbox outbox, TimeProvider clock) : IWorkHandler<ReleaseWebhooks>
{
    private const int Piece = 200;

    public Task HandleAsync(ReleaseWebhooks work, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var held = await db.Set<WebhookDelivery>().Where(d => d.SubscriberId == work.SubscriberId && d.State == DeliveryState.Held).OrderBy(d => d.Id).Take(Piece).ToListAsync(token);
        foreach (var delivery in held)
        {
            (delivery.State, delivery.NextAt) = (DeliveryState.Waiting, clock.Now());
            outbox.Enqueue(new SendWebhook(delivery.Id));
        }
        if (held.Count == Piece) outbox.Enqueue(work);
    }, cancellationToken);
}

/// <summary>Deliveries that arrived. Dead ones stay until somebody has dealt with them.</summary>
internal sealed class PruneDeliveries(AppDbContext db, WebhookSettings settings) : IPruning
{
    public string Table => "messages_webhook_deliveries";

    public int KeepDays => settings.KeepDays;

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var last = Ids.At(before);
        return db.Set<WebhookDelivery>().Where(d => d.State == DeliveryState.Delivered && d.Id < last && d.DeliveredAt < before).OrderBy(d => d.Id).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}
