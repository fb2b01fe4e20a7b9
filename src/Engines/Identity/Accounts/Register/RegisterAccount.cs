using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;
using Saola.Web.Language;

namespace Saola.Engines.Identity.Accounts.Register;

/// <summary>What a new person types.</summary>
internal sealed record RegisterInput
{
    public required string? FullName { get; init; }
    public required string? Email { get; init; }
    public required string? Phone { get; init; }
    public required string? Password { get; init; }
    public required string? PasswordAgain { get; init; }
    public required bool Consent { get; init; }
}

/// <summary>
/// Registers a person with an e-mail address. Whether the address has an account already is only told to the address itself, by letter.
/// Consent to the processing of personal data is given for a purpose and never ticked beforehand (Law 91/2025/QH15).
/// </summary>
internal sealed class RegisterAccount(
    AppDbContext db, UnitOfWork work, Registration parts, AccountLetters letters, NewAccount making, PasswordRules passwords, RegisterRules rules)
{
    public const string ConsentPurpose = "account";

    public async Task<Result> HandleAsync(RegisterInput input, CancellationToken cancellationToken)
    {
        var hash = passwords.Choose(input.Password, input.PasswordAgain, input.Email); // done for a known address too: the time of the answer tells nothing
        var faults = rules.Check(input, hash.Faults);
        if (faults.Count > 0) return Result.Refused(faults);
        await work.RunAsync(token => RegisterAsync(input, hash.Value, token), cancellationToken);
        return Result.Done;
    }

    private async Task RegisterAsync(RegisterInput input, string hash, CancellationToken cancellationToken)
    {
        var email = VietnameseText.Clean(input.Email);
        var normalized = making.Normalize(email);
        await db.TakeTurnAsync("identity.account:" + normalized, cancellationToken);
        var known = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellationToken);
        if (known is { EmailConfirmed: true })
        {
            await letters.AlreadyRegisteredAsync(known, cancellationToken);
            return;
        }
        var name = VietnameseText.Clean(input.FullName);
        if (known is not null)
        {
            await TakeOverAsync(known, name, input, hash, cancellationToken);
            return;
        }
        var person = parts.People.NewPerson(name, PersonSource.Registered);
        (person.Email, person.Phone, person.Language) = (email, PhoneOf(input), ScreenLanguage.IsEnglish ? "en" : null);
        await parts.People.AddAsync(person, cancellationToken);
        var account = await making.AddAsync(person.Id, email, hash, "registered", cancellationToken);
        await parts.Consents.GiveAsync(person.Id, ConsentPurpose, cancellationToken);
        await letters.ConfirmAsync(account, name, cancellationToken);
    }

    // Nobody has shown yet that the address is theirs: the one who opens the link must find their own name and password, not those of an earlier guest.
    private async Task TakeOverAsync(Account account, string name, RegisterInput input, string hash, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().FirstAsync(p => p.Id == account.PersonId, cancellationToken);
        person.Rename(name);
        person.Phone = PhoneOf(input);
        account.PasswordHash = hash;
        account.Restamp();
        account.LastLetterAt = null;
        await parts.People.ChangedAsync(person, ["full_name", "phone"], cancellationToken);
        await letters.ConfirmAsync(account, name, cancellationToken);
    }

    private static string? PhoneOf(RegisterInput input) => Numbers.TryPhone(input.Phone, out var phone) ? phone : null;
}

/// <summary>What a registration writes into besides the account.</summary>
internal sealed record Registration(EnsureParty People, ConsentKeeping Consents);

/// <summary>The checks of a registration, with the words that a citizen reads.</summary>
internal sealed class RegisterRules(IStringLocalizer<Texts> texts)
{
    public List<Fault> Check(RegisterInput input, IReadOnlyList<Fault> ofPassword)
    {
        var faults = new List<Fault>();
        void Refuse(bool wrong, string code, string text, string field)
        {
            if (wrong) faults.Add(new Fault(code, texts[text], field));
        }
        Refuse(VietnameseText.Clean(input.FullName).Length is < 2 or > 100, "person.name", "Person.Name", nameof(input.FullName));
        Refuse(!Numbers.IsEmail(VietnameseText.Clean(input.Email)), "person.email", "Person.Email", nameof(input.Email));
        Refuse(!string.IsNullOrWhiteSpace(input.Phone) && !Numbers.TryPhone(input.Phone, out _), "person.phone", "Person.Phone", nameof(input.Phone));
        faults.AddRange(ofPassword);
        Refuse(!input.Consent, "identity.consent_missing", "Register.ConsentMissing", nameof(input.Consent));
        return faults;
    }
}

/// <summary>Makes an account of a person, with its act.</summary>
internal sealed class NewAccount(AppDbContext db, ActRecorder acts, ILookupNormalizer normalizer, TimeProvider clock)
{
    public string Normalize(string email) => normalizer.NormalizeEmail(email)!;

    /// <summary>Joins the present unit of work. Without an e-mail address it can only be opened by the national identity.</summary>
    public async Task<Account> AddAsync(Guid personId, string? email, string? hash, string how, CancellationToken cancellationToken)
    {
        var id = Ids.New(clock);
        var account = new Account
        {
            Id = id, PersonId = personId, UserName = id.ToString("N"), NormalizedUserName = normalizer.NormalizeName(id.ToString("N")), Email = email,
            NormalizedEmail = email is null ? null : Normalize(email), PasswordHash = hash, LockoutEnabled = true, CreatedAt = clock.Now(),
        };
        account.Restamp();
        db.Add(account);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.make_account", Subject = new Subject("account", id) }, new AccountMade(personId, how), cancellationToken);
        return account;
    }
}
