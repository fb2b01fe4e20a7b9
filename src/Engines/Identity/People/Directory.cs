using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;

namespace Saola.Engines.Identity.People;

/// <summary>Looks people and organisations up; a merged record shows as the one that stands for it.</summary>
internal sealed class Directory(AppDbContext db, AuthorityReader authorities, EnsureParty ensure) : IDirectory
{
    private const int MostMemberships = 100;

    public async Task<PersonCard?> PersonAsync(Guid id, CancellationToken cancellationToken) =>
        (await PeopleAsync([id], cancellationToken)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> PeopleAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Person>();
        var wanted = ids.Distinct().ToList();
        while (wanted.Count > 0)
        {
            foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => wanted.Contains(p.Id)).ToListAsync(cancellationToken)) found[person.Id] = person;
            wanted = [.. found.Values.Where(p => p.MergedInto is { } into && !found.ContainsKey(into)).Select(p => p.MergedInto!.Value).Distinct()];
        }
        return ids.Distinct().Where(found.ContainsKey).ToDictionary(id => id, id => Standing(found[id], found).Card());
    }

    public async Task<OrganisationCard?> OrganisationAsync(Guid id, CancellationToken cancellationToken) =>
        (await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellationToken))?.Card();

    public async Task<IReadOnlyList<Membership>> MembershipsAsync(Guid personId, CancellationToken cancellationToken)
    {
        var rows = await (
            from membership in db.Set<OrganisationMembership>()
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where membership.PersonId == personId && (membership.State == MembershipState.Asked || membership.State == MembershipState.Verified)
            orderby organisation.FoldedName, membership.Id
            select new { organisation, membership.Capacity, membership.State }).AsNoTracking().Take(MostMemberships).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Membership(row.organisation.Card(), row.Capacity, row.State == MembershipState.Verified))];
    }

    public Task<IReadOnlyList<PersonCard>> HoldersAsync(string role, string unitCode, CancellationToken cancellationToken) =>
        authorities.HoldersAsync(role, unitCode, cancellationToken);

    public Task<Result<Guid>> EnsurePersonAsync(PersonDraft draft, CancellationToken cancellationToken) => ensure.PersonAsync(draft, cancellationToken);

    public Task<Result<Guid>> EnsureOrganisationAsync(OrganisationDraft draft, CancellationToken cancellationToken) => ensure.OrganisationAsync(draft, cancellationToken);

    private static Person Standing(Person person, Dictionary<Guid, Person> found)
    {
        while (person.MergedInto is { } into) person = found[into];
        return person;
    }
}
