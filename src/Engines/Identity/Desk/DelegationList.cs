using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Desk;

/// <summary>A delegation as one of the two sees it.</summary>
internal sealed record DelegationLine(Guid Id, string Role, string UnitCode, bool IsMine, string Other, DateTimeOffset From, DateTimeOffset Until, string Reason);

/// <summary>What a member of staff has handed on or taken over: running and coming, not what is over.</summary>
internal sealed class DelegationList(AppDbContext db, TimeProvider clock)
{
    private const int MostShown = 50;

    public async Task<IReadOnlyList<DelegationLine>> OfAsync(Guid? person, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return await (
            from delegation in db.Set<Delegation>()
            join giver in db.Set<Person>() on delegation.FromPersonId equals giver.Id
            join taker in db.Set<Person>() on delegation.ToPersonId equals taker.Id
            where (delegation.FromPersonId == person || delegation.ToPersonId == person) && delegation.EndedAt == null && delegation.Until > now
            orderby delegation.From
            select new DelegationLine(
                delegation.Id, delegation.Role, delegation.UnitCode, delegation.FromPersonId == person, delegation.FromPersonId == person ? taker.FullName : giver.FullName,
                delegation.From, delegation.Until, delegation.Reason)).AsNoTracking().Take(MostShown).ToListAsync(cancellationToken);
    }
}
