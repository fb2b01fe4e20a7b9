using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.National;

/// <summary>
/// Ties the national identity to the account that is signed in, after its owner saw whose it is. One identity, one person: an identity or a
/// number that belongs to somebody else is refused, since only a clerk who sees both papers may say that two records are one person.
/// </summary>
internal sealed class LinkNationalIdentity(
    AppDbContext db, UnitOfWork work, PersonRecords records, NationalLinks links, NationalFacts facts, NationalLetters letters)
{
    /// <summary>Faults: <c>identity.national_incomplete</c>, <c>identity.national_taken</c>, <c>identity.national_other_person</c>, <c>identity.national_number_differs</c>.</summary>
    public async Task<Result> HandleAsync(Guid accountId, NationalPerson input, CancellationToken cancellationToken)
    {
        var isPerson = Numbers.IsPersonalId(input.PersonalId, input.BirthDate?.Year);
        var isEnterprise = Numbers.IsTaxCode(input.EnterpriseId) && input.EnterpriseName is not null;
        if (!isPerson && !isEnterprise) return letters.Fault("identity.national_incomplete", "National.Incomplete");
        return await work.RunAsync(token => LinkAsync(accountId, isPerson ? input : input with { PersonalId = null }, isEnterprise, token), cancellationToken);
    }

    private async Task<Result> LinkAsync(Guid accountId, NationalPerson input, bool isEnterprise, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync("identity.national:" + input.Subject, cancellationToken);
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        if (await links.FindAsync(input.Subject, cancellationToken) is { } owner)
            return owner.Id == account.Id ? Result.Done : letters.Fault("identity.national_taken", "National.Taken");
        if (input.PersonalId is { } number && await RefusalAsync(account.PersonId, number, cancellationToken) is { } refusal) return refusal;
        await links.AddAsync(account, input, cancellationToken);
        if (input.PersonalId is { } proved) await facts.ProveNumberAsync(account.PersonId, proved, cancellationToken);
        await facts.TakeOverAsync(account.PersonId, input, cancellationToken);
        if (isEnterprise) await links.MembershipAsync(account.PersonId, input, cancellationToken);
        await letters.Mail.WarnAsync(account, "Warn.NationalLinked", cancellationToken);
        return Result.Done;
    }

    private async Task<Fault?> RefusalAsync(Guid personId, string number, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync("identity.person:" + number, cancellationToken);
        var known = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.PersonalId).FirstAsync(cancellationToken);
        if (known is not null && known != number) return letters.Fault("identity.national_number_differs", "National.NumberDiffers");
        var holder = await db.Set<Person>().Where(p => p.PersonalId == number && p.Id != personId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
        return holder is not { } other || await records.StandingAsync(other, cancellationToken) == personId
            ? null : letters.Fault("identity.national_other_person", "National.OtherPerson");
    }
}

/// <summary>
/// Takes the national identity off an account. The password is asked: an open session alone must not be enough, and without one the owner
/// would be locked out. What the identity proved, such as the number, stays in the record.
/// </summary>
internal sealed class UnlinkNationalIdentity(AppDbContext db, UnitOfWork work, IPasswordHasher<Account> hasher, SignInGate gate, ActRecorder acts, NationalLetters letters)
{
    /// <summary>Faults: <c>identity.no_password</c>, <c>identity.password_wrong</c>.</summary>
    public async Task<Result> HandleAsync(Guid accountId, string? password, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == accountId, cancellationToken);
        if (account.PasswordHash is not { } hash || account.Email is null) return letters.Fault("identity.no_password", "National.NoPassword", "Password");
        var isRight = hasher.VerifyHashedPassword(account, hash, password ?? "") != PasswordVerificationResult.Failed;
        if (!isRight) await work.RunAsync(token => gate.WrongAsync(account, "password", token), cancellationToken);
        if (!isRight || gate.IsShut(account)) return letters.Fault("identity.password_wrong", "Password.Wrong", "Password");
        await work.RunAsync(token => UnlinkAsync(accountId, token), cancellationToken);
        return Result.Done;
    }

    private async Task UnlinkAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        var ties = await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == accountId && l.LoginProvider == NationalIdentity.Scheme).ToListAsync(cancellationToken);
        if (ties.Count == 0) return;
        db.RemoveRange(ties);
        await letters.Mail.WarnAsync(account, "Warn.NationalUnlinked", cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.unlink_national_identity", Subject = new Subject("account", accountId) },
            new NationalIdentityUnlinked(account.PersonId), cancellationToken);
    }
}

/// <summary>What tying and untying say: refusals on the page, letters to the owner.</summary>
internal sealed class NationalLetters(AccountLetters mail, IStringLocalizer<Texts> texts)
{
    public AccountLetters Mail => mail;

    public Fault Fault(string code, string text, string? field = null) => new(code, texts[text], field);
}
