namespace Saola.Events.Identity;

/// <summary>An account was made; the subject is the account.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="How"><c>registered</c>, <c>national</c>, <c>administrator</c>, <c>demonstration</c>.</param>
[EventKind("identity.account_made")]
public sealed record AccountMade(Guid PersonId, string How) : IEvent;

/// <summary>The e-mail address was confirmed by a link.</summary>
[EventKind("identity.email_confirmed")]
public sealed record EmailConfirmed(Guid PersonId) : IEvent;

/// <summary>Somebody signed in.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Method"><c>password</c>, <c>totp</c>, <c>recovery_code</c>, <c>passkey</c>, <c>national</c>.</param>
[EventKind("identity.signed_in")]
public sealed record SignedIn(Guid PersonId, string Method) : IEvent;

/// <summary>An account was locked after too many wrong passwords or codes.</summary>
[EventKind("identity.account_locked")]
public sealed record AccountLocked(Guid PersonId, DateTimeOffset Until) : IEvent;

/// <summary>A lock was lifted by an administrator.</summary>
[EventKind("identity.account_unlocked")]
public sealed record AccountUnlocked(Guid PersonId) : IEvent;

/// <summary>An account was closed by an administrator.</summary>
[EventKind("identity.account_closed")]
public sealed record AccountClosed(Guid PersonId) : IEvent;

/// <summary>A closed account was opened again.</summary>
[EventKind("identity.account_reopened")]
public sealed record AccountReopened(Guid PersonId) : IEvent;

/// <summary>The password was changed or set anew by a link.</summary>
[EventKind("identity.password_set")]
public sealed record PasswordSet(Guid PersonId, bool ByLink) : IEvent;

/// <summary>A second factor was switched on or off, or recovery codes were made anew.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Change"><c>totp_on</c>, <c>totp_off</c>, <c>recovery_codes</c>, <c>passkey_added</c>, <c>passkey_removed</c>.</param>
[EventKind("identity.second_factor_changed")]
public sealed record SecondFactorChanged(Guid PersonId, string Change) : IEvent;

/// <summary>An address of the national identity was tied to an account.</summary>
[EventKind("identity.national_identity_linked")]
public sealed record NationalIdentityLinked(Guid PersonId, string Level) : IEvent;

/// <summary>The national identity was taken off an account by its owner.</summary>
[EventKind("identity.national_identity_unlinked")]
public sealed record NationalIdentityUnlinked(Guid PersonId) : IEvent;

/// <summary>A partner system got credentials; the subject is the client.</summary>
[EventKind("identity.client_created")]
public sealed record ClientCreated(string ClientId, IReadOnlyList<string> Scopes) : IEvent;

/// <summary>A partner system's credentials were revoked, with all tokens.</summary>
[EventKind("identity.client_revoked")]
public sealed record ClientRevoked(string ClientId) : IEvent;
