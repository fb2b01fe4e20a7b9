namespace Saola.Engines.Ledger;

/// <summary>Settings <c>Saola:Ledger:…</c>.</summary>
internal sealed class LedgerSettings
{
    /// <summary>Whether the web program seals. A node that only answers pages may leave it to others.</summary>
    public bool Hosted { get; set; } = true;

    /// <summary>The shortest time between two sealings; what was written meanwhile shares a batch.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest time without a look, for events that another process committed without waking this one.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>File of the master key; <c>keys/ledger.key</c> in the data folder unless said. All nodes of one database share one key.</summary>
    public string? MasterKeyFile { get; set; }
}
