using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>What was typed.</summary>
internal sealed record PasswordInput
{
    public required string? Email { get; init; }
    public required string? Password { get; init; }
}

/// <summary>What comes next after a right password.</summary>
internal sealed record PasswordAccepted(Account Account, bool NeedsSecondFactor);

/// <summary>
/// Signs in by e-mail and password. An unknown address, a wrong password and a locked account get the same words after the same work,
/// so that nobody learns which addresses are registered.
/// </summary>
internal sealed class SignInWithPassword(
    AppDbContext db, UnitOfWork work, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, SignInGate gate, SignInLog log, IStringLocalizer<Texts> texts)
{
    private static readonly Account Nobody = new() { PersonId = Guid.Empty, CreatedAt = DateTimeOffset.UnixEpoch };
    private static string? _nobodysHash;

    private enum Outcome
    {
        Wrong,
        Unconfirmed,
        SecondFactor,
        Open,
    }

    public async Task<Result<PasswordAccepted>> HandleAsync(PasswordInput input, CancellationToken cancellationToken)
    {
        if (Faults(input) is { Count: > 0 } faults) return Result<PasswordAccepted>.Refused(faults);
        var email = normalizer.NormalizeEmail(VietnameseText.Clean(input.Email));
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email, cancellationToken);
        var right = IsRight(account, input.Password!);
        var outcome = await work.RunAsync(token => DecideAsync(account, right, token), cancellationToken);
        return outcome switch
        {
            Outcome.Open or Outcome.SecondFactor => new PasswordAccepted(account!, outcome == Outcome.SecondFactor),
            Outcome.Unconfirmed => new Fault("identity.email_unconfirmed", texts["SignIn.Unconfirmed"]),
            _ => new Fault("identity.sign_in_refused", texts["SignIn.Refused"]),
        };
    }

    private List<Fault> Faults(PasswordInput input)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(input.Email)) faults.Add(new Fault("identity.email_missing", texts["SignIn.EmailMissing"], "Email"));
        if (string.IsNullOrEmpty(input.Password)) faults.Add(new Fault("identity.password_missing", texts["SignIn.PasswordMissing"], "Password"));
        return faults;
    }

    // The hash is computed for an unknown address too: otherwise the time of the answer tells.
    private bool IsRight(Account? account, string password)
    {
        _nobodysHash ??= hasher.HashPassword(Nobody, "không ai có mật khẩu này");
        var hash = account?.PasswordHash ?? _nobodysHash;
        return hasher.VerifyHashedPassword(account ?? Nobody, hash, password) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
    }

    private async Task<Outcome> DecideAsync(Account? account, bool right, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            log.Add(null, "password", SignInOutcome.Failed);
            return Outcome.Wrong;
        }
        if (gate.IsShut(account))
        {
            log.Add(account.Id, "password", SignInOutcome.Locked);
            return Outcome.Wrong;
        }
        if (!right)
        {
            await gate.WrongAsync(account, "password", cancellationToken);
            return Outcome.Wrong;
        }
        if (!account.EmailConfirmed) return Outcome.Unconfirmed;
        if (account.TwoFactorEnabled)
        {
            log.Add(account.Id, "password", SignInOutcome.SecondFactorAsked);
            return Outcome.SecondFactor;
        }
        await gate.OpenAsync(account, "password", cancellationToken);
        return Outcome.Open;
    }
}
