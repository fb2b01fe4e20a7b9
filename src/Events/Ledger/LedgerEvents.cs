namespace Saola.Events.Ledger;

/// <summary>A person's key was destroyed: the personal facts of all events about that person can never be read again.</summary>
/// <param name="Facts">Facts that became unreadable.</param>
/// <param name="Reasons">Reasons of acts about the person that were blanked.</param>
[EventKind("ledger.person_erased")]
public sealed record PersonKeyDestroyed(int Facts, int Reasons) : IEvent;

/// <summary>The database and its files were put back from a backup: what was written after <paramref name="CreatedAt"/> is gone.</summary>
/// <param name="CreatedAt">When the backup was made.</param>
/// <param name="ManifestSha256">SHA-256 of the backup's manifest, lower-case hex.</param>
[EventKind("ledger.backup_restored")]
public sealed record BackupRestored(DateTimeOffset CreatedAt, string ManifestSha256) : IEvent;
