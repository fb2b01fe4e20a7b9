using Saola.Engines.Cases;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>A slip or the result of a dossier, ready to be opened.</summary>
/// <param name="Kind">Such as <c>receipt_slip</c>, or <c>result</c>.</param>
/// <param name="Title">Title in words.</param>
/// <param name="Round">Supplement round; 1 on the slip of the acceptance; else 0.</param>
/// <param name="ForApplicant">Whether the applicant sees it.</param>
/// <param name="At">When it was made, or when what it tells happened.</param>
/// <param name="Pdf">Address of the PDF.</param>
/// <param name="Docx">Address of the DOCX.</param>
internal sealed record DossierDocument(string Kind, string Title, int Round, bool ForApplicant, DateTimeOffset At, string Pdf, string Docx);

/// <summary>
/// The slips and the result of a dossier. A dossier that went its way here has them as files; what its state calls for and no file holds
/// (its past was brought in, or the job has not come to it) is made from the record when somebody opens it: the same record gives the same bytes.
/// </summary>
internal sealed class DossierDocuments(SlipMakers makers, TimeProvider clock)
{
    /// <summary>Those that the reader may see, oldest first.</summary>
    public static IReadOnlyList<DossierDocument> Of(CaseDetails dossier)
    {
        var stored = dossier.Documents.Select(d => new DossierDocument(d.Kind, d.Title, d.Round, d.ForApplicant, d.At, $"/tep/{d.PdfFileId}", $"/tep/{d.DocxFileId}")).ToList();
        var missing = Due(dossier).Where(due => !stored.Exists(s => s.Kind == due.Kind && s.Round == due.Round) && (due.ForApplicant || !dossier.IsOwn));
        return [.. stored.Concat(missing).OrderBy(d => d.At)];
    }

    /// <summary>Makes one.</summary>
    public async Task<SaolaDocument> MakeAsync(CaseDetails dossier, string kind, int round, CancellationToken cancellationToken)
    {
        if (kind == ResultKind) return await makers.Results.DocumentAsync(dossier, dossier.IssuedResults.First(r => r.DocumentRound == round), signedDigitally: false, cancellationToken);
        Slip slip = kind switch
        {
            _ when kind == SlipForm.ReceiptSlip.Identifier => await makers.Reception.ReceiptAsync(dossier, cancellationToken),
            _ when kind == SlipForm.RefusalSlip.Identifier => await makers.Reception.RefusalAsync(dossier, cancellationToken),
            _ when kind == SlipForm.SupplementRequest.Identifier => await makers.Reception.SupplementAsync(dossier, dossier.Supplements.First(s => s.Round == round), cancellationToken),
            _ when kind == SlipForm.ApologyExtension.Identifier => await makers.Closing.ApologyAsync(dossier, dossier.Apologies.First(a => a.Round == round && a.SignedAt is not null), cancellationToken),
            _ when kind == SlipForm.StopNotice.Identifier => await makers.Closing.StopAsync(dossier, cancellationToken),
            _ when kind == SlipForm.ControlSlip.Identifier => await makers.Closing.ControlAsync(dossier, dossier.Row.ReturnedAt ?? clock.Now(), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No slip of that kind."),
        };
        return slip.ToDocument();
    }

    /// <summary>The result among the kinds.</summary>
    public const string ResultKind = ResultFile.Kind;

    private static IEnumerable<DossierDocument> Due(CaseDetails dossier)
    {
        var row = dossier.Row;
        // Once it is accepted, the slip says so: the one of the filing would say the same again.
        yield return Slip(dossier, SlipForm.ReceiptSlip, row.AcceptedAt is null ? 0 : 1, row.AcceptedAt ?? row.FiledAt);
        foreach (var request in dossier.Supplements) yield return Slip(dossier, SlipForm.SupplementRequest, request.Round, request.AskedAt);
        foreach (var apology in dossier.Apologies.Where(a => a.SignedAt is not null)) yield return Slip(dossier, SlipForm.ApologyExtension, apology.Round, apology.SignedAt!.Value);
        if (row.State == CaseState.RejectedAtIntake) yield return Slip(dossier, SlipForm.RefusalSlip, 0, row.EndedAt ?? row.FiledAt);
        if (row.State == CaseState.Stopped) yield return Slip(dossier, SlipForm.StopNotice, 0, row.EndedAt ?? row.FiledAt);
        foreach (var result in dossier.IssuedResults) yield return Made(row.Number, ResultKind, result.Title, result.DocumentRound, forApplicant: true, result.IssuedAt!.Value);
        if (row.State == CaseState.Returned) yield return Made(row.Number, SlipForm.ControlSlip.Identifier, SlipForm.ControlSlip.Title, 0, forApplicant: false, row.ReturnedAt ?? row.FiledAt);
    }

    private static DossierDocument Slip(CaseDetails dossier, SlipForm form, int round, DateTimeOffset at) => Made(dossier.Row.Number, form.Identifier, form.Title, round, forApplicant: true, at);

    private static DossierDocument Made(string number, string kind, string title, int round, bool forApplicant, DateTimeOffset at) =>
        new(kind, title, round, forApplicant, at, DocumentEndpoint.Address(number, kind, round, "pdf"), DocumentEndpoint.Address(number, kind, round, "docx"));
}
