using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Files;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A slip or a result that the module made.</summary>
/// <param name="Kind">Such as <c>receipt_slip</c>; one of each kind and round.</param>
/// <param name="Title">Title in words.</param>
/// <param name="Round">Supplement round, else 0.</param>
/// <param name="Pdf">Bytes.</param>
/// <param name="Docx">Bytes.</param>
/// <param name="ForApplicant">Whether the applicant sees it.</param>
public sealed record NewDocument(string Kind, string Title, int Round, byte[] Pdf, byte[] Docx, bool ForApplicant);

/// <summary>The stored files of a document.</summary>
internal sealed record KeptFiles(StoredFile Pdf, StoredFile Docx);

/// <summary>Stores the files of a slip and hangs them on the case, once: a second call for the same kind and round does nothing.</summary>
public sealed class KeepDocument
{
    private readonly CaseHandler _handler;
    private readonly IFiles _files;
    private readonly TimeProvider _clock;

    internal KeepDocument(CaseHandler handler, IFiles files, TimeProvider clock) => (_handler, _files, _clock) = (handler, files, clock);

    /// <summary>Whether the case has it already.</summary>
    public Task<bool> IsThereAsync(Guid caseId, string kind, int round, CancellationToken cancellationToken) =>
        _handler.Work.Db.Set<CaseDocument>().AnyAsync(d => d.CaseId == caseId && d.Kind == kind && d.Round == round, cancellationToken);

    /// <summary>Stores it.</summary>
    public async Task<Result> HandleAsync(Guid caseId, string fileName, NewDocument document, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(caseId, document.Kind, document.Round, cancellationToken)) return Result.Done;
        var stored = await StoreAsync(caseId, fileName, document, cancellationToken);
        if (!stored.IsDone) return stored.WithoutValue();
        return await _handler.ChangeAsync(caseId, async (dossier, _, _, token) =>
        {
            if (await IsThereAsync(caseId, document.Kind, document.Round, token)) return Result.Done;
            Add(dossier, document, stored.Value);
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.make_document", Subject = CaseSubject.Of(caseId) },
                [new DocumentMade(dossier.Facts, document.Kind, stored.Value.Pdf.Id, stored.Value.Pdf.Sha256, _handler.Work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>Stores both files of a document.</summary>
    internal async Task<Result<KeptFiles>> StoreAsync(Guid caseId, string fileName, NewDocument document, CancellationToken cancellationToken)
    {
        var pdf = await StoreAsync(caseId, fileName + ".pdf", document.Pdf, cancellationToken);
        if (!pdf.IsDone) return Result<KeptFiles>.Refused(pdf.Faults);
        var docx = await StoreAsync(caseId, fileName + ".docx", document.Docx, cancellationToken);
        return docx.IsDone ? new KeptFiles(pdf.Value, docx.Value) : Result<KeptFiles>.Refused(docx.Faults);
    }

    /// <summary>Hangs stored files on the case. Joins the present unit of work.</summary>
    internal void Add(Case dossier, NewDocument document, KeptFiles files) => _handler.Work.Db.Add(new CaseDocument
    {
        Id = Ids.New(_clock), CaseId = dossier.Id, Kind = document.Kind, Title = document.Title, Round = document.Round, PdfFileId = files.Pdf.Id,
        DocxFileId = files.Docx.Id, ForApplicant = document.ForApplicant, At = _handler.Work.Now,
    });

    private async Task<Result<StoredFile>> StoreAsync(Guid caseId, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await _files.StoreAsync(stream, name, FileRules.Paper(name), CaseSubject.Of(caseId), cancellationToken);
    }
}
