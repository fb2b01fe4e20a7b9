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

/// <summary>A subscriber to be added.</summary>
internal sealed record WebhookInput
{
    public required string? Name { get; init; }

    /// <summary>Where deliveries are posted to.</summary>
    public required string? Address { get; init; }

    /// <summary>Kinds of events, or <c>part.*</c>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Id of the subscriber when the caller may send twice; the second time the first one's stands.</summary>
    public Guid? Id { get; init; }
}

/// <summary>What was added.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Key of the signatures, told this once; null when the subscriber was there before.</param>
internal sealed record AddedWebhook(Guid Id, string? Secret);

/// <summary>What an administrator does with subscribers to events: add, disable, enable, remove.</summary>
internal sealed class WebhookDesk(AppDbContext db, UnitOfWork unit, ActRecorder acts, WebhookRules rules, WebhookParts parts, StopWebhook stopping, IStringLocalizer<Texts> texts)
{
    /// <summary>Subscribers of one installation.</summary>
    private const int Most = 200;

    /// <summary>Adds a subscriber, which gets the events from now on. Faults: <c>webhook.name</c>, <c>webhook.address</c>, <c>webhook.kinds</c>, <c>webhook.too_many</c>.</summary>
    public async Task<Result<AddedWebhook>> AddAsync(WebhookInput input, CancellationToken cancellationToken)
    {
        var faults = rules.Faults(input);
        if (faults.Count > 0) return Result<AddedWebhook>.Refused(faults);
        var secret = WebhookSignature.NewSecret();
        return await unit.RunAsync(token => AddAsync(input, secret, token), cancellationToken);
    }

    public Task<Result> DisableAsync(Guid id, string? reason, CancellationToken cancellationToken) => ChangeAsync(id, async (_, token) =>
    {
        await stopping.StopAsync(id, "administrator", reason, token);
        return Result.Done;
    }, cancellationToken);

    /// <summary>Enables again: what was held goes out, and the events of meanwhile follow.</summary>
    public Task<Result> EnableAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(id, async (subscriber, token) =>
    {
        if (subscriber.State == WebhookState.Active) return Result.Done;
        var held = await db.Set<WebhookDelivery>().CountAsync(d => d.SubscriberId == id && d.State == DeliveryState.Held, token);
        (subscriber.State, subscriber.Ground, subscriber.FailuresInRow) = (WebhookState.Active, null, 0);
        parts.Outbox.Enqueue(new ReleaseWebhooks(id));
        await acts.RecordAsync(new ActDraft { Kind = "messages.enable_webhook", Subject = new Subject("webhook", id) }, new WebhookEnabled(held), token);
        return Result.Done;
    }, cancellationToken);

    public Task<Result> RemoveAsync(Guid id, string? reason, CancellationToken cancellationToken) => ChangeAsync(id, async (subscriber, token) =>
    {
        await db.Set<WebhookDelivery>().Where(d => d.SubscriberId == id).ExecuteDeleteAsync(token);
        await db.Set<WebhookPosition>().Where(p => p.SubscriberId == id).ExecuteDeleteAsync(token);
        db.Remove(subscriber);
        await acts.RecordAsync(
            new ActDraft { Kind = "messages.remove_webhook", Subject = new Subject("webhook", id), Reason = reason }, new WebhookRemoved(new Uri(subscriber.Address).Host), token);
        return Result.Done;
    }, cancellationToken);

    private async Task<Result<AddedWebhook>> AddAsync(WebhookInput input, string secret, CancellationToken cancellationToken)
    {
        var id = input.Id ?? Ids.New(parts.Clock);
        if (await db.Set<WebhookSubscriber>().AnyAsync(s => s.Id == id, cancellationToken)) return new AddedWebhook(id, null);
        if (await db.Set<WebhookSubscriber>().CountAsync(cancellationToken) >= Most) return new Fault("webhook.too_many", texts["Webhook.TooMany", Most]);
        var address = new Uri(input.Address!.Trim());
        List<string> kinds = [.. input.Kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        db.Add(new WebhookSubscriber
        {
            Id = id, Name = VietnameseText.Clean(input.Name), Address = address.AbsoluteUri, Kinds = kinds, SealedSecret = parts.Secrets.Seal(secret), CreatedAt = parts.Clock.Now(),
        });
        db.Add(new WebhookPosition { SubscriberId = id, Sequence = await parts.Feed.HeadAsync(cancellationToken) });
        await acts.RecordAsync(new ActDraft { Kind = "messages.add_webhook", Subject = new Subject("webhook", id) }, new WebhookAdded(address.Host, kinds), cancellationToken);
        return new AddedWebhook(id, secret);
    }

    private async Task<Result> ChangeAsync(Guid id, Func<WebhookSubscriber, CancellationToken, Task<Result>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await unit.RunAsync(
                async token => await db.Set<WebhookSubscriber>().FirstOrDefaultAsync(s => s.Id == id, token) is { } subscriber
                    ? await change(subscriber, token) : Result.Refused("webhook.unknown", texts["Webhook.Unknown"]),
                cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            return Result.Refused("webhook.changed", texts["Webhook.Changed"]);
        }
    }
}

/// <summary>What the desk needs beside the database.</summary>
internal sealed record WebhookParts(WebhookSecrets Secrets, ILedgerFeed Feed, IOutbox Outbox, TimeProvider Clock);

/// <summary>What may be subscribed.</summary>
internal sealed class WebhookRules(WebhookSettings settings, IStringLocalizer<Texts> texts)
{
    private const int LongestAddress = 1000;

    public List<Fault> Faults(WebhookInput input)
    {
        var faults = new List<Fault>();
        if (VietnameseText.Clean(input.Name).Length is < 3 or > 200) faults.Add(new("webhook.name", texts["Webhook.Name"], nameof(input.Name)));
        if (!IsGoodAddress(input.Address)) faults.Add(new("webhook.address", texts[settings.AllowPrivateAddresses ? "Webhook.AddressAny" : "Webhook.Address"], nameof(input.Address)));
        if (input.Kinds.Count == 0 || input.Kinds.FirstOrDefault(k => !WebhookKinds.IsOffered(k)) is not null)
            faults.Add(new("webhook.kinds", texts["Webhook.Kinds", string.Join(", ", input.Kinds.Where(k => !WebhookKinds.IsOffered(k)))], nameof(input.Kinds)));
        return faults;
    }

    // A literal address is told at once; where a name leads to is looked at with every connection.
    private bool IsGoodAddress(string? address)
    {
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > LongestAddress || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return false;
        if (settings.AllowPrivateAddresses) return uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;
        return uri.Scheme == Uri.UriSchemeHttps && uri.Host != "localhost" && (!System.Net.IPAddress.TryParse(uri.Host.Trim('[', ']'), out var literal) || PublicNetwork.IsPublic(literal));
    }
}
