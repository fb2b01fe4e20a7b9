using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;

namespace Saola.Engines.Identity.Commands;

/// <summary>Who is to be the administrator.</summary>
internal sealed record AdministratorInput
{
    public required string? Email { get; init; }
    public required string? Name { get; init; }

    /// <summary>Null: a link is made that sets it.</summary>
    public required string? Password { get; init; }
}

/// <summary>What came of it: the link that sets the password, or null when it is set.</summary>
internal sealed record AdministratorMade(Guid PersonId, string? Link);

/// <summary>Makes an administrator from the machine itself: whoever may run the program's commands may do so, and nobody from the network.</summary>
internal sealed class CreateAdministrator(
    AppDbContext db, UnitOfWork work, EnsureParty parties, AdministratorParts parts, PasswordRules passwords, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const string Unit = "office";

    public async Task<Result<AdministratorMade>> HandleAsync(AdministratorInput input, CancellationToken cancellationToken)
    {
        var email = VietnameseText.Clean(input.Email);
        if (!Numbers.IsEmail(email)) return new Fault("person.email", texts["Person.Email"], "EMAIL");
        string? hash = null;
        if (input.Password is not null)
        {
            var chosen = passwords.Choose(input.Password, input.Password, email);
            if (!chosen.IsDone) return Result<AdministratorMade>.Refused(chosen.Faults);
            hash = chosen.Value;
        }
        return await work.RunAsync(token => CreateAsync(email, VietnameseText.Clean(input.Name), hash, token), cancellationToken);
    }

    private async Task<Result<AdministratorMade>> CreateAsync(string email, string name, string? hash, CancellationToken cancellationToken)
    {
        var normalized = parts.Making.Normalize(email);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellationToken);
        if (account is null)
        {
            var person = parties.NewPerson(name, PersonSource.Administrator);
            (person.Email, person.EmailConfirmed) = (email, true);
            await parties.AddAsync(person, cancellationToken);
            account = await parts.Making.AddAsync(person.Id, email, hash, "administrator", cancellationToken);
            account.EmailConfirmed = true;
        }
        else if (hash is not null)
        {
            return new Fault("identity.email_taken", texts["Administrator.Taken"], "EMAIL");
        }
        await db.SaveChangesAsync(cancellationToken);
        var given = await parts.Give.HandleAsync(
            new GiveRoleInput { PersonId = account.PersonId, Role = Roles.Administrator, UnitCode = Unit, From = clock.Today(), Until = null }, cancellationToken);
        if (!given.IsDone && given.Faults[0].Code != "identity.role_doubled") return Result<AdministratorMade>.Refused(given.Faults);
        return new AdministratorMade(account.PersonId, hash is null ? await parts.Letters.ResetLinkAsync(account) : null);
    }
}

/// <summary>The parts that make an administrator.</summary>
internal sealed record AdministratorParts(NewAccount Making, GiveRole Give, AccountLetters Letters);
