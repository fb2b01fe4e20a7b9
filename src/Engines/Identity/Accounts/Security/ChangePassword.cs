using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Security;

/// <summary>What was typed to change a password.</summary>
internal sealed record ChangePasswordInput
{
    public required Guid AccountId { get; init; }
    public required string? Present { get; init; }
    public required string? Password { get; init; }
    public required string? PasswordAgain { get; init; }
}

/// <summary>Changes the password after the present one was given again; wrong ones count as tries. All other sessions end.</summary>
internal sealed class ChangePassword(
    AppDbContext db, UnitOfWork work, IPasswordHasher<Account> hasher, PasswordRules passwords, SignInGate gate, PasswordChange change, IStringLocalizer<Texts> texts)
{
    public async Task<Result> HandleAsync(ChangePasswordInput input, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == input.AccountId, cancellationToken);
        var right = account.PasswordHash is null
            || hasher.VerifyHashedPassword(account, account.PasswordHash, input.Present ?? "") != PasswordVerificationResult.Failed;
        if (gate.IsShut(account) || !right)
        {
            if (!right) await work.RunAsync(token => gate.WrongAsync(account, "password", token), cancellationToken);
            return Result.Refused("identity.password_wrong", texts["Password.Wrong"], "Present");
        }
        var hash = passwords.Choose(input.Password, input.PasswordAgain, account.Email);
        if (!hash.IsDone) return hash.WithoutValue();
        await work.RunAsync(token => change.SetAsync(account.Id, hash.Value, token), cancellationToken);
        return Result.Done;
    }
}

/// <summary>Writes a new password with its act and a letter to the owner.</summary>
internal sealed class PasswordChange(AppDbContext db, AccountLetters letters, ActRecorder acts)
{
    public async Task SetAsync(Guid accountId, string hash, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        account.PasswordHash = hash;
        account.Restamp();
        await letters.WarnAsync(account, "Warn.PasswordSet", cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.set_password", Subject = new Subject("account", account.Id) },
            new PasswordSet(account.PersonId, ByLink: false), cancellationToken);
    }
}
