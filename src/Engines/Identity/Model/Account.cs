using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Saola.Engines.Identity.Model;

/// <summary>What a person signs in with. A person may have several (a registered one and the national identity).</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required Guid PersonId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The address that was asked for and waits for its confirmation.</summary>
    public string? NewEmail { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Closed by an administrator or by erasure: nobody signs in with it.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When a letter was last sent about it, so that nobody floods a mailbox.</summary>
    public DateTimeOffset? LastLetterAt { get; set; }

    /// <summary>The one-time code that was used last: it is not taken a second time.</summary>
    public string? LastCode { get; set; }
    public DateTimeOffset? LastCodeAt { get; set; }

    /// <summary>Shown on the sign-in page of a demonstration; the order there.</summary>
    public int? DemonstrationOrder { get; set; }

    /// <summary>Closes it for good and takes out everything that tells whose it was.</summary>
    public void Empty(DateTimeOffset at)
    {
        UserName = Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        Email = NormalizedEmail = NewEmail = PasswordHash = PhoneNumber = LastCode = null;
        (EmailConfirmed, TwoFactorEnabled, ClosedAt, DemonstrationOrder) = (false, false, at, null);
        Restamp();
    }

    /// <summary>A new stamp: links that were sent and sessions that are open end.</summary>
    public void Restamp() => (SecurityStamp, ConcurrencyStamp) = (RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(32));
}

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    Succeeded,
    SecondFactorAsked,
    Failed,
    Locked,
}

/// <summary>A try to sign in: kept for those who look after the system, a year at least (TCVN 14423:2026), never part of the ledger.</summary>
internal sealed class SignInAttempt
{
    public required Guid Id { get; init; }
    public Guid? AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Method { get; init; }
    public required SignInOutcome Outcome { get; init; }
    public string? Address { get; init; }
    public string? Browser { get; init; }
}

/// <summary>A key of data protection, so that every node reads the cookies of the others.</summary>
internal sealed class ProtectionKey
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
