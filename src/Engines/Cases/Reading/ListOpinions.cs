using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;

namespace Saola.Engines.Cases;

/// <summary>An opinion that a unit owes.</summary>
public sealed record AwaitedOpinion(Guid OpinionId, string Number, string TypeName, string ApplicantName, string UnitCode, string Question, DateTimeOffset AskedAt, DateTimeOffset DueAt);

/// <summary>Opinions that wait for the units of the signed-in person; most pressing first, at most 200.</summary>
public sealed class ListOpinions(AppDbContext db, ICurrentUser user)
{
    private const int Most = 200;

    /// <summary>The list; empty for who is not staff.</summary>
    public async Task<IReadOnlyList<AwaitedOpinion>> HandleAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        var units = authority.UnitsOf(Roles.Officer).Union(authority.UnitsOf(Roles.UnitHead)).ToList();
        return await (from opinion in db.Set<CaseOpinion>().AsNoTracking()
                      join dossier in db.Set<Case>().AsNoTracking() on opinion.CaseId equals dossier.Id
                      where opinion.AnsweredAt == null && units.Contains(opinion.UnitCode)
                      orderby opinion.DueAt
                      select new AwaitedOpinion(opinion.Id, dossier.Number, dossier.TypeName, dossier.ApplicantName, opinion.UnitCode, opinion.Question, opinion.AskedAt, opinion.DueAt))
            .Take(Most).ToListAsync(cancellationToken);
    }
}
