using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Model;
using Saola.Events;
using Saola.Events.Messages;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>Disables a subscriber. What waits for it is held, and events go on being followed from where they stopped once it is enabled.</summary>
internal sealed class StopWebhook(AppDbContext db, ActRecorder acts, WebhookSettings settings)
{
    /// <summary>After a failed try: too many in a row, or the subscriber is gone. Joins the present unit of work.</summary>
    public async Task AfterFailureAsync(Guid subscriberId, bool isGone, CancellationToken cancellationToken)
    {
        var subscriber = await db.Set<WebhookSubscriber>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == subscriberId, cancellationToken);
        if (subscriber is not { State: WebhookState.Active }) return;
        if (isGone) await StopAsync(subscriberId, "gone", null, cancellationToken);
        else if (settings.DisableAfter > 0 && subscriber.FailuresInRow >= settings.DisableAfter) await StopAsync(subscriberId, "failures", null, cancellationToken);
    }

    /// <summary>Joins the present unit of work; a subscriber that is disabled already stays as it is.</summary>
    public async Task StopAsync(Guid subscriberId, string ground, string? reason, CancellationToken cancellationToken)
    {
        var changed = await db.Set<WebhookSubscriber>().Where(s => s.Id == subscriberId && s.State == WebhookState.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, WebhookState.Disabled).SetProperty(s => s.Ground, ground), cancellationToken);
        if (changed == 0) return;
        await acts.RecordAsync(new ActDraft { Kind = "messages.disable_webhook", Subject = new Subject("webhook", subscriberId), Reason = reason }, new WebhookDisabled(ground), cancellationToken);
    }
}
