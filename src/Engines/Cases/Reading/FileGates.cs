using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Events;

namespace Saola.Engines.Cases.Reading;

/// <summary>
/// Files of a case: staff who may read the case read all; the applicant reads what was handed in and what was made for them.
/// </summary>
internal sealed class CaseFileGate(AppDbContext db, ICurrentUser user) : IFileGate
{
    public string OwnerKind => CaseSubject.Kind;

    public async Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == owner.Id, cancellationToken) is not { } dossier) return false;
        if (await CaseReaders.MayReadAsync(db, dossier, await user.AuthorityAsync(cancellationToken), cancellationToken)) return true;
        if (!CaseRights.IsOwn(dossier, user.PersonId, user.OrganisationId)) return false;
        return await db.Set<CasePaper>().AnyAsync(p => p.CaseId == owner.Id && p.FileId == fileId, cancellationToken)
            || await db.Set<CaseDocument>().AnyAsync(d => d.CaseId == owner.Id && d.ForApplicant && (d.PdfFileId == fileId || d.DocxFileId == fileId), cancellationToken);
    }
}

/// <summary>Files of a draft: its owner alone.</summary>
internal sealed class DraftFileGate(AppDbContext db, ICurrentUser user) : IFileGate
{
    public string OwnerKind => CaseDrafts.SubjectOf(Guid.Empty).Kind;

    public bool IsDraft => true;

    public Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) => user.PersonId is { } person
        ? db.Set<CaseDraft>().AnyAsync(d => d.Id == owner.Id && d.OwnerId == person, cancellationToken) : Task.FromResult(false);

    public async Task<IReadOnlyCollection<Guid>> StillThereAsync(IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken) =>
        await db.Set<CaseDraft>().AsNoTracking().Where(d => ownerIds.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellationToken);
}
