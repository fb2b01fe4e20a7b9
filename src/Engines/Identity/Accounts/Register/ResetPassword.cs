using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Register;

/// <summary>Sends a link to set a new password. The answer is the same for every address, with an account or without.</summary>
internal sealed class AskPasswordReset(AppDbContext db, UnitOfWork work, AccountLetters letters, NewAccount making, IStringLocalizer<Texts> texts)
{
    public async Task<Result> HandleAsync(string? email, CancellationToken cancellationToken)
    {
        var address = VietnameseText.Clean(email);
        if (!Numbers.IsEmail(address)) return Result.Refused("person.email", texts["Person.Email"], "Email");
        var normalized = making.Normalize(address);
        await work.RunAsync(async token =>
        {
            var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == normalized && a.ClosedAt == null, token);
            if (account is not null) await letters.ResetAsync(account, token);
        }, cancellationToken);
        return Result.Done;
    }
}

/// <summary>
/// Sets a new password by a link. The link proves the address, lifts a lock, is good once, and ends every open session, since its stamp changes.
/// </summary>
internal sealed class ResetPassword(
    AppDbContext db, UnitOfWork work, UserManager<Account> accounts, AccountLetters letters, PasswordRules passwords, ActRecorder acts, IStringLocalizer<Texts> texts)
{
    public async Task<Result> HandleAsync(Guid accountId, string? code, string? password, string? again, CancellationToken cancellationToken)
    {
        var email = await db.Set<Account>().Where(a => a.Id == accountId).Select(a => a.Email).FirstOrDefaultAsync(cancellationToken);
        var hash = passwords.Choose(password, again, email);
        return hash.IsDone ? await work.RunAsync(token => SetAsync(accountId, code, hash.Value, token), cancellationToken) : hash.WithoutValue();
    }

    private async Task<Result> SetAsync(Guid accountId, string? code, string hash, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, cancellationToken);
        if (account is null || AccountLetters.ReadCode(code) is not { } read || !await accounts.VerifyUserTokenAsync(
            account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, read))
            return Result.Refused("identity.link_invalid", texts["Link.Invalid"]);
        account.PasswordHash = hash;
        (account.AccessFailedCount, account.LockoutEnd, account.EmailConfirmed) = (0, null, true);
        account.Restamp();
        var person = await db.Set<Person>().FirstAsync(p => p.Id == account.PersonId, cancellationToken);
        (person.Email, person.EmailConfirmed) = (account.Email, true);
        await letters.WarnAsync(account, "Warn.PasswordSet", cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.set_password", Subject = new Subject("account", account.Id) },
            new PasswordSet(account.PersonId, ByLink: true), cancellationToken);
        return Result.Done;
    }
}
