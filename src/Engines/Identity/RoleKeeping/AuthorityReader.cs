using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Kernel;

namespace Saola.Engines.Identity.RoleKeeping;

/// <summary>
/// What somebody may do now: own roles of today, and those delegated at this instant by people who still hold them.
/// A delegated role is never handed on, since only own roles count as the source.
/// </summary>
internal sealed class AuthorityReader(AppDbContext db, PersonRecords records, TimeProvider clock)
{
    private const int MostRoles = 200;

    public async Task<Authority> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var same = await records.SamePersonAsync(personId, cancellationToken);
        var own = await OwnAsync(same, cancellationToken);
        var now = clock.Now();
        var delegations = await db.Set<Delegation>().AsNoTracking()
            .Where(d => same.Contains(d.ToPersonId) && d.Until > now && d.From <= now && d.EndedAt == null).OrderBy(d => d.Id).Take(MostRoles).ToListAsync(cancellationToken);
        var held = new List<HeldRole>(own);
        foreach (var giver in delegations.GroupBy(d => d.FromPersonId))
        {
            var rights = await OwnAsync(await records.SamePersonAsync(giver.Key, cancellationToken), cancellationToken);
            held.AddRange(giver.Where(d => rights.Any(r => r.Role == d.Role && r.UnitCode == d.UnitCode))
                .Select(d => new HeldRole(d.Role, d.UnitCode, d.FromPersonId)));
        }
        return new Authority(same[0], held);
    }

    /// <summary>Roles that a person holds today without anybody's delegation.</summary>
    public async Task<IReadOnlyList<HeldRole>> OwnAsync(Guid personId, CancellationToken cancellationToken) =>
        await OwnAsync(await records.SamePersonAsync(personId, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<PersonCard>> HoldersAsync(string role, string unitCode, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today(), clock.Now());
        var own = Holding(today).Where(r => r.UnitCode == unitCode && r.Role == role).Select(r => r.PersonId);
        var delegated = db.Set<Delegation>()
            .Where(d => d.UnitCode == unitCode && d.Role == role && d.From <= now && d.Until > now && d.EndedAt == null && own.Contains(d.FromPersonId))
            .Select(d => d.ToPersonId);
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.ErasedAt == null && (own.Contains(p.Id) || delegated.Contains(p.Id)))
            .OrderBy(p => p.FoldedName).ThenBy(p => p.Id).Take(MostRoles).ToListAsync(cancellationToken);
        return [.. people.Select(p => p.Card())];
    }

    private async Task<IReadOnlyList<HeldRole>> OwnAsync(IReadOnlyList<Guid> samePerson, CancellationToken cancellationToken) =>
        await Holding(clock.Today()).AsNoTracking().Where(r => samePerson.Contains(r.PersonId)).OrderBy(r => r.From).ThenBy(r => r.Id).Take(MostRoles)
            .Select(r => new HeldRole(r.Role, r.UnitCode, null)).ToListAsync(cancellationToken);

    private IQueryable<RoleAssignment> Holding(DateOnly day) =>
        db.Set<RoleAssignment>().Where(r => r.From <= day && (r.Until == null || r.Until >= day));
}
