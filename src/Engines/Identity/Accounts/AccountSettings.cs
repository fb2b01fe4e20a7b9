namespace Saola.Engines.Identity.Accounts;

/// <summary>Settings <c>Saola:Identity:…</c>.</summary>
internal sealed class AccountSettings
{
    /// <summary>Wrong passwords or codes after which an account is locked.</summary>
    public int TriesBeforeLock { get; set; } = 5;

    /// <summary>How long a lock lasts.</summary>
    public TimeSpan LockTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A session without a request ends after this time.</summary>
    public TimeSpan SessionTime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Links of confirmation and reset are good for this time.</summary>
    public TimeSpan LinkTime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Days for which tries to sign in are kept; 0 keeps them for ever, less than a year counts as a year (TCVN 14423:2026: at least twelve months).</summary>
    public int KeepSignInDays { get; set; } = 400;

    /// <summary>Days for which tokens of programs are kept after they ran out, and what people had allowed with them; 0 keeps them for ever.</summary>
    public int KeepTokenDays { get; set; } = 30;

    /// <summary>Administrators need a second factor or a passkey; off in the demonstration unless set.</summary>
    public bool? AdministratorsNeedSecondFactor { get; set; }

    /// <summary>Name of the site for passkeys; the host of the public address when it is empty.</summary>
    public string? PasskeyDomain { get; set; }
}
