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

    /// <summary>Shown on the sign-in page of a demonstration; the order there.</summary>
    public int? DemonstrationOrder { get; set; }
}

/// <summary>How a sign-in ended.</summary>
internal enum SignInOutcome
{
    Succeeded,
    SecondFactorAsked,
    Failed,
    Locked,
}

/// <summary>A try to sign in: kept 12 months for those who look after the system (TCVN 14423:2026), never part of the ledger.</summary>
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
