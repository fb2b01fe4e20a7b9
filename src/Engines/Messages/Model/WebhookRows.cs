using Saola.Data;

namespace Saola.Engines.Messages.Model;

/// <summary>Whether a subscriber gets events.</summary>
internal enum WebhookState
{
    /// <summary>It gets them.</summary>
    Active,

    /// <summary>An administrator, too many failures, or the subscriber itself (410) stopped it; nothing is lost meanwhile.</summary>
    Disabled,
}

/// <summary>A system outside that is told of events.</summary>
internal sealed class WebhookSubscriber : IVersioned
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Where deliveries are posted to. May hold a secret in its query: lists show the host.</summary>
    public required string Address { get; init; }

    /// <summary>Kinds of events, such as <c>cases.filed</c>, or all of a part: <c>cases.*</c>.</summary>
    public required List<string> Kinds { get; init; }

    /// <summary>The key of the signatures, encrypted: it must be read to sign.</summary>
    public required string SealedSecret { get; init; }
    public WebhookState State { get; set; }

    /// <summary>Why it is disabled, as in the event.</summary>
    public string? Ground { get; set; }

    /// <summary>Tries that failed since the last one that did not.</summary>
    public int FailuresInRow { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastDeliveredAt { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>How far a subscriber's deliveries follow the sealed events; changed in the same transaction as they are made.</summary>
internal sealed class WebhookPosition : IVersioned
{
    public required Guid SubscriberId { get; init; }
    public required long Sequence { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>Where a delivery stands.</summary>
internal enum DeliveryState
{
    /// <summary>Waits for its first or next try.</summary>
    Waiting,

    /// <summary>Its subscriber is disabled; sent once it is enabled.</summary>
    Held,

    /// <summary>Answered with 2xx.</summary>
    Delivered,

    /// <summary>The last try failed too; an administrator may send it again.</summary>
    Dead,
}

/// <summary>One event for one subscriber.</summary>
internal sealed class WebhookDelivery
{
    /// <summary>Goes out as <c>webhook-id</c> with every try: what comes twice is known by it.</summary>
    public required Guid Id { get; init; }
    public required Guid SubscriberId { get; init; }
    public required Guid EventId { get; init; }
    public required long Sequence { get; init; }
    public required string Kind { get; init; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? NextAt { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
}
