using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;

namespace Saola.Engines.Cases;

/// <summary>A paper that the applicant gave before.</summary>
public sealed record GivenPaper(string CaseNumber, string TypeCode, string PaperId, string Name, Guid FileId, string FileName, long Size, DateTimeOffset FiledAt);

/// <summary>The papers of earlier dossiers of the signed-in person, or of the organisation that they act for: no paper is asked for twice.</summary>
public sealed class ListOwnPapers(AppDbContext db, ICurrentUser user)
{
    private const int MostPapers = 60;
    private const int MostCases = 40;

    /// <summary>Newest first, at most 60 of the last 40 dossiers; replaced files are left out.</summary>
    public async Task<IReadOnlyList<GivenPaper>> HandleAsync(CancellationToken cancellationToken)
    {
        var (person, organisation) = (user.PersonId, user.OrganisationId);
        if (person is null) return [];
        var own = db.Set<Case>().AsNoTracking();
        own = organisation is null ? own.Where(c => c.FilerPersonId == person && c.OrganisationId == null) : own.Where(c => c.OrganisationId == organisation);
        var cases = await own.OrderByDescending(c => c.FiledAt).Take(MostCases).Select(c => new { c.Id, c.Number, c.TypeCode, c.FiledAt }).ToDictionaryAsync(c => c.Id, cancellationToken);
        var ids = cases.Keys.ToList();
        var papers = await db.Set<CasePaper>().AsNoTracking().Where(p => ids.Contains(p.CaseId) && p.UntilVersion == null).OrderByDescending(p => p.Id).Take(MostPapers).ToListAsync(cancellationToken);
        return [.. papers.Select(p => new GivenPaper(cases[p.CaseId].Number, cases[p.CaseId].TypeCode, p.PaperId, p.Name, p.FileId, p.FileName, p.Size, cases[p.CaseId].FiledAt))
            .OrderByDescending(p => p.FiledAt)];
    }
}
