using Saola.Engines.Cases;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;
using Saola.Modules.PublicServices.Templates;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>
/// Makes the slips and the result that a transition asks for, as DOCX and PDF, after its commit. Each is made once; a second run finds it there.
/// Electronic results are returned as soon as their file stands.
/// </summary>
internal sealed class MakeSlips(ReadCase read, KeepDocument keep, ReturnResult deliver, SlipWriters writers, DossierDocuments documents, ResultFiles files) : ICaseReaction
{
    public async Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices") return;
        switch (transition)
        {
            case CaseTransition.Filed:
                await KeepAsync(dossier, SlipForm.ReceiptSlip, 0, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.Accepted:
                await KeepAsync(dossier, SlipForm.ReceiptSlip, 1, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.RefusedAtIntake:
                await KeepAsync(dossier, SlipForm.RefusalSlip, 0, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.SupplementRequested when dossier.Supplements.Any(s => s.Round == round):
                await KeepAsync(dossier, SlipForm.SupplementRequest, round, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.ApologySigned when dossier.Apologies.Any(a => a.Round == round && a.SignedAt is not null):
                await KeepAsync(dossier, SlipForm.ApologyExtension, round, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.Stopped:
                await KeepAsync(dossier, SlipForm.StopNotice, 0, forApplicant: true, cancellationToken);
                break;
            case CaseTransition.Resolved:
                await ResultAsync(dossier, cancellationToken);
                break;
            case CaseTransition.ResultReplaced when dossier.IssuedResults.FirstOrDefault(r => r.DocumentRound == round) is { } result:
                await KeepAsync(dossier, result, cancellationToken);
                break;
            case CaseTransition.Returned:
                await KeepAsync(dossier, SlipForm.ControlSlip, 0, forApplicant: false, cancellationToken);
                break;
        }
    }

    private async Task ResultAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        if (dossier.IssuedResults.FirstOrDefault(r => r.DocumentRound == 0) is not { } result) return;
        await KeepAsync(dossier, result, cancellationToken);
        if (dossier.Row.DeliveryMode != DeliveryMode.Electronic) return;
        Accept(await deliver.HandleAsync(dossier.Row.Id, byProgram: true, cancellationToken));
    }

    // A signed result has its file from the signing; one at the level "approved" gets it here.
    private async Task KeepAsync(CaseDetails dossier, ResultView result, CancellationToken cancellationToken)
    {
        var (kind, round) = (DossierDocuments.ResultKind, result.DocumentRound);
        if (await keep.IsThereAsync(dossier.Row.Id, kind, round, cancellationToken)) return;
        var made = await files.MakeAsync(dossier, result, signedDigitally: false, cancellationToken);
        Accept(made.WithoutValue());
        Accept(await keep.HandleAsync(dossier.Row.Id, $"{dossier.Row.Number}-{kind}{(round > 0 ? "-" + round : "")}",
            new NewDocument(kind, result.Title, round, made.Value.Pdf, made.Value.Docx, ForApplicant: true), cancellationToken));
    }

    private Task KeepAsync(CaseDetails dossier, SlipForm form, int round, bool forApplicant, CancellationToken cancellationToken) =>
        KeepAsync(dossier, form.Identifier, form.Title, round, forApplicant, cancellationToken);

    private async Task KeepAsync(CaseDetails dossier, string kind, string title, int round, bool forApplicant, CancellationToken cancellationToken)
    {
        if (await keep.IsThereAsync(dossier.Row.Id, kind, round, cancellationToken)) return;
        var document = await documents.MakeAsync(dossier, kind, round, cancellationToken);
        var made = new NewDocument(kind, title, round, writers.Pdf.Write(document), writers.Docx.Write(document), forApplicant);
        Accept(await keep.HandleAsync(dossier.Row.Id, $"{dossier.Row.Number}-{kind}{(round > 0 ? "-" + round : "")}", made, cancellationToken));
    }

    // A refusal here is a fault of the program: the job is tried again and then shown as dead.
    private static void Accept(Result result)
    {
        if (!result.IsDone) throw new InvalidOperationException($"{result.Faults[0].Code}: {result.Faults[0].Message}");
    }
}

/// <summary>The two writers.</summary>
internal sealed record SlipWriters(PdfWriter Pdf, DocxWriter Docx);
