using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Security;

/// <summary>What a person may change of their own record.</summary>
internal sealed record ContactInput
{
    public required Guid AccountId { get; init; }
    public required string? FullName { get; init; }
    public required string? Phone { get; init; }
    public required string? Email { get; init; }
    public required string? PersonalId { get; init; }
    public required string? Address { get; init; }

    /// <summary>Language of letters, <c>vi</c> or <c>en</c>; anything else leaves it.</summary>
    public string? Language { get; init; }
}

/// <summary>What was done: whether a letter went to a new address.</summary>
internal sealed record ContactChanged(string? ConfirmAt);

/// <summary>
/// Changes name, telephone, address, and asks for a new e-mail address, which counts once its link was opened. A name and a number that
/// somebody has seen on paper or that came from the national identity are locked (procedures.md, @account).
/// </summary>
internal sealed class ChangeContact(
    AppDbContext db, UnitOfWork work, EnsureParty parties, AccountLetters letters, NewAccount making, IStringLocalizer<Texts> texts)
{
    public async Task<Result<ContactChanged>> HandleAsync(ContactInput input, CancellationToken cancellationToken)
    {
        var faults = Faults(input);
        if (faults.Count > 0) return Result<ContactChanged>.Refused(faults);
        return await work.RunAsync(token => ChangeAsync(input, token), cancellationToken);
    }

    private List<Fault> Faults(ContactInput input)
    {
        var faults = new List<Fault>();
        if (input.FullName is not null && VietnameseText.Clean(input.FullName).Length is < 2 or > 100)
            faults.Add(new Fault("person.name", texts["Person.Name"], nameof(input.FullName)));
        if (!string.IsNullOrWhiteSpace(input.Phone) && !Numbers.TryPhone(input.Phone, out _))
            faults.Add(new Fault("person.phone", texts["Person.Phone"], nameof(input.Phone)));
        if (!string.IsNullOrWhiteSpace(input.Email) && !Numbers.IsEmail(VietnameseText.Clean(input.Email)))
            faults.Add(new Fault("person.email", texts["Person.Email"], nameof(input.Email)));
        if (!string.IsNullOrWhiteSpace(input.PersonalId) && !Numbers.IsPersonalId(VietnameseText.Clean(input.PersonalId)))
            faults.Add(new Fault("person.personal_id", texts["Person.PersonalId"], nameof(input.PersonalId)));
        return faults;
    }

    private async Task<Result<ContactChanged>> ChangeAsync(ContactInput input, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == input.AccountId, cancellationToken);
        var person = await db.Set<Person>().FirstAsync(p => p.Id == account.PersonId, cancellationToken);
        var changed = Apply(input, person);
        if (changed.Count > 0) await parties.ChangedAsync(person, changed, cancellationToken);
        var email = VietnameseText.Clean(input.Email);
        if (email.Length == 0 || making.Normalize(email) == account.NormalizedEmail) return new ContactChanged(null);
        account.NewEmail = email;
        var normalized = making.Normalize(email);
        // An address of somebody else gets no letter, and the page says the same as always.
        if (!await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == normalized, cancellationToken))
            await letters.ConfirmNewEmailAsync(account, email, cancellationToken);
        return new ContactChanged(email);
    }

    private static List<string> Apply(ContactInput input, Person person)
    {
        var changed = new List<string>();
        void Set(string field, string? before, string? after, Action<string?> set)
        {
            if (before == after) return;
            set(after);
            changed.Add(field);
        }
        var isKnown = person.PersonalId is not null;
        if (!isKnown && VietnameseText.Clean(input.FullName) is { Length: > 0 } name) Set("full_name", person.FullName, name, _ => person.Rename(name));
        if (!isKnown) Set("personal_id", person.DeclaredPersonalId, Empty(input.PersonalId), value => person.DeclaredPersonalId = value);
        Set("phone", person.Phone, Numbers.TryPhone(input.Phone, out var phone) ? phone : null, value => person.Phone = value);
        if (input.Language is "vi" or "en") Set("language", person.Language ?? "vi", input.Language, value => person.Language = value);
        Set("address", person.Address, Empty(input.Address), value => person.Address = value);
        return changed;
    }

    private static string? Empty(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean[..Math.Min(clean.Length, 250)] : null;
}
