using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>An opinion that a unit owes.</summary>
public sealed record AwaitedOpinion(
    Guid OpinionId, string Number, string TypeName, string ApplicantName, string UnitCode, string AskingUnit, string Question, DateTimeOffset AskedAt, DateTimeOffset DueAt, bool IsLate);

/// <summary>Which opinions a list shows.</summary>
public enum OpinionSide
{
    /// <summary>Those that the signed-in person's units owe.</summary>
    Owed,

    /// <summary>Those that their units, or they themselves, asked for and wait for; for the director and the office all.</summary>
    Awaited,
}

/// <summary>Opinions that are awaited, most pressing first, at most 200.</summary>
public sealed class ListOpinions(AppDbContext db, ICurrentUser user, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>The list; empty for who is not staff.</summary>
    public async Task<IReadOnlyList<AwaitedOpinion>> HandleAsync(OpinionSide side, bool lateOnly, CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        if (!authority.IsStaff) return [];
        var now = clock.Now();
        var open = Side(db.Set<CaseOpinion>().AsNoTracking().Where(o => o.AnsweredAt == null), side, authority);
        if (lateOnly) open = open.Where(o => o.DueAt < now);
        return await (from opinion in open
                      join dossier in db.Set<Case>().AsNoTracking() on opinion.CaseId equals dossier.Id
                      where dossier.EndedAt == null
                      orderby opinion.DueAt
                      select new AwaitedOpinion(opinion.Id, dossier.Number, dossier.TypeName, dossier.ApplicantName, opinion.UnitCode, dossier.StepUnit ?? dossier.UnitCode, opinion.Question,
                          opinion.AskedAt, opinion.DueAt, opinion.DueAt < now))
            .Take(Most).ToListAsync(cancellationToken);
    }

    private IQueryable<CaseOpinion> Side(IQueryable<CaseOpinion> open, OpinionSide side, Authority authority)
    {
        if (side == OpinionSide.Owed)
        {
            var owing = authority.UnitsOf(Roles.Officer).Union(authority.UnitsOf(Roles.UnitHead)).ToList();
            return open.Where(o => owing.Contains(o.UnitCode));
        }
        if (authority.Has(Roles.Director) || authority.Has(Roles.Office)) return open;
        var (person, units) = (authority.PersonId, authority.Units);
        return open.Where(o => o.AskedBy == person || db.Set<Case>().Any(c => c.Id == o.CaseId && (units.Contains(c.UnitCode) || (c.StepUnit != null && units.Contains(c.StepUnit)))));
    }
}
