using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;

namespace Saola.Engines.Cases;

/// <summary>An apology that waits for somebody.</summary>
public sealed record WaitingApology(
    Guid ApologyId, Guid CaseId, string Number, string TypeName, string ApplicantName, string UnitCode, Guid? AssigneeId, int Round, ApologyState State, DateTimeOffset MissedDueAt, DateTimeOffset NewDueAt, string? Reason);

/// <summary>Why cases are late, and the apologies that wait for the signed-in person.</summary>
public sealed class ListApologies(AppDbContext db, ICurrentUser user)
{
    private const int Most = 200;

    /// <summary>Those to be signed by them, and those of their steps and units that need a reason; most pressing first, at most 200.</summary>
    public async Task<IReadOnlyList<WaitingApology>> WaitingAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        if (!authority.IsStaff) return [];
        var signs = authority.Roles.Select(r => r.Role + "@" + r.UnitCode).Distinct().ToList();
        var (heads, person) = (authority.UnitsOf(Roles.UnitHead), authority.PersonId);
        var steps = signs;
        return await (from apology in db.Set<CaseApology>().AsNoTracking()
                      join dossier in db.Set<Case>().AsNoTracking() on apology.CaseId equals dossier.Id
                      where apology.SignedAt == null && dossier.EndedAt == null
                      where (apology.State == ApologyState.Proposed && signs.Contains(apology.SignerRole + "@" + apology.SignerUnit))
                          || (apology.State != ApologyState.Proposed && (heads.Contains(dossier.UnitCode) || (dossier.StepUnit != null && heads.Contains(dossier.StepUnit))
                              || dossier.AssigneeId == person || (dossier.AssigneeId == null && steps.Contains(dossier.StepRole + "@" + dossier.StepUnit))))
                      orderby apology.MissedDueAt
                      select new WaitingApology(apology.Id, dossier.Id, dossier.Number, dossier.TypeName, dossier.ApplicantName, dossier.StepUnit ?? dossier.UnitCode, dossier.AssigneeId, apology.Round,
                          apology.State, apology.MissedDueAt, apology.NewDueAt, apology.Reason))
            .Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>The latest apology of each of these cases; the caller has read the cases with the reader's rights.</summary>
    public async Task<IReadOnlyDictionary<Guid, (ApologyState State, string? Reason)>> LatestAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken cancellationToken)
    {
        var rows = await db.Set<CaseApology>().AsNoTracking().Where(a => caseIds.Contains(a.CaseId)).OrderBy(a => a.Round).Select(a => new { a.CaseId, a.State, a.Reason }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.CaseId).ToDictionary(g => g.Key, g => (g.Last().State, g.Last().Reason ?? g.Select(r => r.Reason).LastOrDefault(r => r is not null)));
    }
}
