namespace Saola.Engines.Messages.Webhooks;

/// <summary>Settings <c>Saola:Webhooks:…</c>.</summary>
internal sealed class WebhookSettings
{
    /// <summary>
    /// Whether addresses inside the own network, this machine included, may be posted to, and plain http. Off: whoever may subscribe could
    /// otherwise reach what the network keeps from him (server-side request forgery).
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Seconds that a subscriber may take to answer.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Failed tries in a row after which a subscriber is disabled; 0 never does.</summary>
    public int DisableAfter { get; set; } = 50;

    /// <summary>Days for which deliveries that arrived are listed; 0 keeps them for ever.</summary>
    public int KeepDays { get; set; } = 30;
}
