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

/// <summary>
/// Confirms an address by the link of a letter: notices depend on it only from then on. The link is opened by a post,
/// since programs that look into mail open every link once.
/// </summary>
internal sealed class ConfirmEmail(
    AppDbContext db, UnitOfWork work, UserManager<Account> accounts, AccountLetters letters, ActRecorder acts, NewAccount making, IStringLocalizer<Texts> texts)
{
    /// <summary>The first confirmation after registering.</summary>
    public Task<Result> HandleAsync(Guid accountId, string? code, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, token);
        if (account is null || AccountLetters.ReadCode(code) is not { } read || !await IsGoodAsync(account, UserManager<Account>.ConfirmEmailTokenPurpose, read))
            return Result.Refused("identity.link_invalid", texts["Link.Invalid"]);
        if (account.EmailConfirmed) return Result.Done;
        account.EmailConfirmed = true;
        await ConfirmedAsync(account, token);
        return Result.Done;
    }, cancellationToken);

    /// <summary>Takes a new address over; the old one is told.</summary>
    public Task<Result> TakeNewAsync(Guid accountId, string? code, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, token);
        if (account?.NewEmail is not { } email || AccountLetters.ReadCode(code) is not { } read
            || !await IsGoodAsync(account, UserManager<Account>.GetChangeEmailTokenPurpose(email), read))
            return Result.Refused("identity.link_invalid", texts["Link.Invalid"]);
        var normalized = making.Normalize(email);
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == normalized && a.Id != accountId, token))
            return Result.Refused("identity.link_invalid", texts["Link.Invalid"]);
        await letters.WarnAsync(account, "Warn.EmailChanged", token);
        (account.Email, account.NormalizedEmail, account.EmailConfirmed, account.NewEmail) = (email, normalized, true, null);
        account.Restamp();
        await ConfirmedAsync(account, token);
        return Result.Done;
    }, cancellationToken);

    /// <summary>Sends the link again, when the account exists and waits; the answer is the same in every case.</summary>
    public Task SendAgainAsync(string? email, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var normalized = making.Normalize(VietnameseText.Clean(email));
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == normalized && !a.EmailConfirmed && a.ClosedAt == null, token);
        if (account is null) return;
        var name = await db.Set<Person>().Where(p => p.Id == account.PersonId).Select(p => p.FullName).FirstAsync(token);
        await letters.ConfirmAsync(account, name, token);
    }, cancellationToken);

    private async Task ConfirmedAsync(Account account, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().FirstAsync(p => p.Id == account.PersonId, cancellationToken);
        (person.Email, person.EmailConfirmed) = (account.Email, true);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.confirm_email", Subject = new Subject("account", account.Id) }, new EmailConfirmed(person.Id), cancellationToken);
    }

    private Task<bool> IsGoodAsync(Account account, string purpose, string code) =>
        accounts.VerifyUserTokenAsync(account, purpose == UserManager<Account>.ConfirmEmailTokenPurpose
            ? accounts.Options.Tokens.EmailConfirmationTokenProvider : accounts.Options.Tokens.ChangeEmailTokenProvider, purpose, code);
}
