using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>Tries one delivery once.</summary>
[WorkKind("messages.send_webhook")]
internal sealed record SendWebhook(Guid DeliveryId) : IWork;

/// <summary>When the next try comes: about two days in all, so that a weekend's outage is survived; then the delivery is dead and an administrator decides.</summary>
internal static class WebhookRetries
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(40), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Tries of one delivery.</summary>
    public static int Most => Delays.Length + 1;

    /// <summary>The wait after so many tries, or what the subscriber asks for if that is longer; null when there is no further try.</summary>
    public static TimeSpan? After(int attempts, TimeSpan? asked)
    {
        if (attempts >= Most) return null;
        var plain = Delays[attempts - 1];
        var wait = asked > plain ? asked.Value : plain;
        return wait < Longest ? wait : Longest;
    }
}

/// <summary>
/// Sends a delivery. An answer that did not come leaves it unknown whether the event arrived: unlike an e-mail it is sent again, under the same id, since a
/// receiver throws away what it has had. The next try is work of its own, so a slow subscriber holds nobody up.
/// </summary>
internal sealed class SendWebhookHandler(AppDbContext db, UnitOfWork unit, WebhookSending sending, ILedgerFeed feed, IOutbox outbox, TimeProvider clock) : IWorkHandler<SendWebhook>
{
    public async Task HandleAsync(SendWebhook work, CancellationToken cancellationToken)
    {
        var delivery = await db.Set<WebhookDelivery>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == work.DeliveryId && d.State == DeliveryState.Waiting, cancellationToken);
        if (delivery is null) return;
        var subscriber = await db.Set<WebhookSubscriber>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == delivery.SubscriberId, cancellationToken);
        if (subscriber is null) return;
        if (subscriber.State == WebhookState.Disabled)
        {
            await HoldAsync(delivery.Id, cancellationToken);
            return;
        }
        var e = (await feed.ReadAsync(delivery.Sequence - 1, 1, cancellationToken))[0];
        var answer = await sending.Client.PostAsync(subscriber.Address, sending.Secrets.Open(subscriber.SealedSecret), delivery.Id, sending.Writer.Write(e), cancellationToken);
        // Whatever came back is written down, also when the program is stopping.
        await unit.RunAsync(token => EndAsync(delivery.Id, subscriber.Id, answer, token), CancellationToken.None);
    }

    private Task<int> HoldAsync(Guid id, CancellationToken cancellationToken) => unit.RunAsync(
        token => db.Set<WebhookDelivery>().Where(d => d.Id == id && d.State == DeliveryState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Held), token), cancellationToken);

    private async Task EndAsync(Guid id, Guid subscriberId, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        var delivery = await db.Set<WebhookDelivery>().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (delivery is null) return;
        var now = clock.Now();
        delivery.Attempts++;
        (delivery.LastStatus, delivery.LastError, delivery.NextAt) = (answer.Status, Cut(answer.Error), null);
        if (answer.IsTaken)
        {
            (delivery.State, delivery.DeliveredAt) = (DeliveryState.Delivered, now);
            await Subscriber(subscriberId).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInRow, 0).SetProperty(s => s.LastDeliveredAt, now), cancellationToken);
            return;
        }
        Plan(delivery, answer, now);
        await Subscriber(subscriberId).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInRow, s => s.FailuresInRow + 1), cancellationToken);
        await sending.Stopping.AfterFailureAsync(subscriberId, answer.IsGone, cancellationToken);
    }

    private void Plan(WebhookDelivery delivery, WebhookAnswer answer, DateTimeOffset now)
    {
        if (WebhookRetries.After(delivery.Attempts, answer.RetryAfter) is { } wait)
        {
            delivery.NextAt = VietnamTime.Cut(now + wait);
            outbox.Enqueue(new SendWebhook(delivery.Id), delivery.NextAt);
        }
        else
        {
            delivery.State = DeliveryState.Dead;
        }
    }

    private IQueryable<WebhookSubscriber> Subscriber(Guid id) => db.Set<WebhookSubscriber>().Where(s => s.Id == id);

    private static string? Cut(string? error) => error is { Length: > MessagesModel.LongestError } ? error[..MessagesModel.LongestError] : error;
}

/// <summary>What sending needs beside the database.</summary>
internal sealed record WebhookSending(WebhookClient Client, WebhookSecrets Secrets, CloudEventWriter Writer, StopWebhook Stopping);
