using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;

namespace Saola.Engines.Identity.National;

/// <summary>Finds a person by what the national identity says, and writes it into the record. Joins the present unit of work.</summary>
internal sealed class NationalFacts(AppDbContext db, EnsureParty parties)
{
    /// <summary>The person of the number; a record is made when there is none.</summary>
    public async Task<Guid> PersonAsync(NationalPerson input, CancellationToken cancellationToken)
    {
        if (input.PersonalId is { } number)
        {
            await db.TakeTurnAsync("identity.person:" + number, cancellationToken);
            if (await db.Set<Person>().FirstOrDefaultAsync(p => p.PersonalId == number, cancellationToken) is { } known) return known.Id;
        }
        var person = parties.NewPerson(input.Name ?? input.EnterpriseName ?? input.PersonalId!, PersonSource.National);
        (person.PersonalId, person.BirthDate, person.Phone, person.Email) = (input.PersonalId, input.BirthDate, input.Phone, input.Email);
        await parties.AddAsync(person, cancellationToken);
        return person.Id;
    }

    // Name and birth date of the population register win over what was typed once; telephone and e-mail only fill a gap.
    public async Task TakeOverAsync(Guid personId, NationalPerson input, CancellationToken cancellationToken)
    {
        var person = db.Set<Person>().Local.FirstOrDefault(p => p.Id == personId) ?? await db.Set<Person>().FirstAsync(p => p.Id == personId, cancellationToken);
        var changed = new List<string>();
        if (input.PersonalId is not null && input.Name is { } name && name != person.FullName)
        {
            person.Rename(name);
            changed.Add("full_name");
        }
        if (input.BirthDate is { } day && day != person.BirthDate)
        {
            person.BirthDate = day;
            changed.Add("birth_date");
        }
        if (person.Phone is null && input.Phone is not null)
        {
            person.Phone = input.Phone;
            changed.Add("phone");
        }
        if (changed.Count > 0) await parties.ChangedAsync(person, changed, cancellationToken);
    }

    /// <summary>The number of the record becomes a verified one; the caller saw that nobody else has it.</summary>
    public async Task ProveNumberAsync(Guid personId, string number, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().FirstAsync(p => p.Id == personId, cancellationToken);
        if (person.PersonalId is not null) return;
        (person.PersonalId, person.DeclaredPersonalId) = (number, null);
        await parties.ChangedAsync(person, ["personal_id"], cancellationToken);
    }
}
