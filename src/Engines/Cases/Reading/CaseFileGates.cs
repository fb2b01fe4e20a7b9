using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Events;

namespace Saola.Engines.Cases.Reading;

/// <summary>A file of a case is read by whoever sees it among the papers and documents of that case.</summary>
internal sealed class CaseFileGate(AppDbContext db, ReadCase cases) : IFileGate
{
    public string OwnerKind => CaseSubject.Kind;

    public async Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken)
    {
        var number = await db.Set<Case>().AsNoTracking().Where(c => c.Id == owner.Id).Select(c => c.Number).FirstOrDefaultAsync(cancellationToken);
        if (number is null || await cases.ForUserAsync(number, cancellationToken) is not { } seen) return false;
        if (!seen.IsOwn && seen.Result?.DraftFileId == fileId) return true;
        return seen.Papers.Any(p => p.FileId == fileId) || seen.Documents.Any(d => d.PdfFileId == fileId || d.DocxFileId == fileId) || seen.Opinions.Any(o => o.FileId == fileId);
    }
}

/// <summary>A file of a draft is read by the owner of the draft; it is removed with it.</summary>
internal sealed class DraftFileGate(AppDbContext db, ICurrentUser user) : IFileGate
{
    public string OwnerKind => "draft";

    public bool IsDraft => true;

    public async Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) =>
        user.PersonId is { } person && await db.Set<CaseDraft>().AnyAsync(d => d.Id == owner.Id && d.OwnerId == person, cancellationToken);

    public async Task<IReadOnlyCollection<Guid>> StillThereAsync(IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken) =>
        await db.Set<CaseDraft>().Where(d => ownerIds.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellationToken);
}
