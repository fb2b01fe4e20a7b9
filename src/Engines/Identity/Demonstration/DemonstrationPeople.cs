using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;

namespace Saola.Engines.Identity.Demonstration;

internal sealed class DemonstrationPeople(AppDbContext db, ILookupNormalizer normalizer) : IDemonstrationPeople
{
    public async Task<IReadOnlyList<PersonCard>> CitizensAsync(CancellationToken cancellationToken) => await PeopleAsync("citizen", InventedPeople.Citizens, cancellationToken);

    public async Task<IReadOnlyList<DemonstrationOrganisation>> OrganisationsAsync(CancellationToken cancellationToken)
    {
        var ids = Ids("organisation", InventedPeople.Organisations);
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        var representatives = await PeopleAsync("representative", InventedPeople.Organisations, cancellationToken);
        return organisations.Count == 0 ? [] : [.. ids.Zip(representatives, (id, person) => new DemonstrationOrganisation(organisations[id].Card(), person))];
    }

    public async Task<PersonCard?> AccountAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        var person = await (
            from account in db.Set<Account>() join p in db.Set<Person>() on account.PersonId equals p.Id
            where account.NormalizedEmail == normalized && account.DemonstrationOrder != null select p).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return person?.Card();
    }

    private async Task<List<PersonCard>> PeopleAsync(string kind, int count, CancellationToken cancellationToken)
    {
        var ids = Ids(kind, count);
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. ids.Where(people.ContainsKey).Select(id => people[id].Card())];
    }

    private static List<Guid> Ids(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => InventedPeople.IdOf(kind, i))];
}
