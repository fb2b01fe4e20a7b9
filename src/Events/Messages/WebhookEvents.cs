namespace Saola.Events.Messages;

/// <summary>A subscriber to events was added.</summary>
/// <param name="Host">Host of its address; the whole address may hold a secret.</param>
/// <param name="Kinds">The kinds of events that it gets.</param>
[EventKind("messages.webhook_added", 1)]
public sealed record WebhookAdded(string Host, IReadOnlyList<string> Kinds) : IEvent;

/// <summary>A subscriber was removed, with what still waited for it.</summary>
/// <param name="Host">Host of its address.</param>
[EventKind("messages.webhook_removed", 1)]
public sealed record WebhookRemoved(string Host) : IEvent;

/// <summary>A subscriber gets nothing more until it is enabled again.</summary>
/// <param name="Ground"><c>administrator</c>, <c>failures</c> (too many failed tries in a row) or <c>gone</c> (it answered 410).</param>
[EventKind("messages.webhook_disabled", 1)]
public sealed record WebhookDisabled(string Ground) : IEvent;

/// <summary>A subscriber gets events again, also those of meanwhile.</summary>
/// <param name="Held">Deliveries that had been held.</param>
[EventKind("messages.webhook_enabled", 1)]
public sealed record WebhookEnabled(int Held) : IEvent;

/// <summary>An administrator had a delivery sent again.</summary>
/// <param name="SubscriberId">To whom.</param>
/// <param name="EventId">Which event.</param>
[EventKind("messages.webhook_redelivered", 1)]
public sealed record WebhookRedelivered(Guid SubscriberId, Guid EventId) : IEvent;
