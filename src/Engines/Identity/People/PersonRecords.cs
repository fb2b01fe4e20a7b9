using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;

namespace Saola.Engines.Identity.People;

/// <summary>Follows merges. Most people were never merged: one small query.</summary>
internal sealed class PersonRecords(AppDbContext db) : IPersonRecords
{
    private const int DeepestChain = 20;

    public async Task<Guid> StandingAsync(Guid personId, CancellationToken cancellationToken)
    {
        for (var step = 0; step < DeepestChain; step++)
        {
            var next = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.MergedInto).FirstOrDefaultAsync(cancellationToken);
            if (next is null) return personId;
            personId = next.Value;
        }
        throw new InvalidOperationException($"The merges of person {personId} go round in a circle.");
    }

    public async Task<IReadOnlyList<Guid>> SamePersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        var near = await db.Set<Person>().Where(p => p.Id == personId || p.MergedInto == personId)
            .Select(p => new { p.Id, p.MergedInto }).ToListAsync(cancellationToken);
        if (near.Count == 0 || (near.Count == 1 && near[0].MergedInto is null)) return [personId];
        List<Guid> all = [await StandingAsync(personId, cancellationToken)];
        for (var i = 0; i < all.Count; i++)
        {
            var into = all[i];
            all.AddRange(await db.Set<Person>().Where(p => p.MergedInto == into).Select(p => p.Id).ToListAsync(cancellationToken));
        }
        return all;
    }
}
