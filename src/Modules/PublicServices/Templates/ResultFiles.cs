using Saola.Engines.Cases;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Tools;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>Both files of a result.</summary>
internal sealed record MadeFiles(byte[] Pdf, byte[] Docx);

/// <summary>
/// Makes the files of a result: from the officer's DOCX through LibreOffice with the code of the public page stamped on, or composed by the program's own document model.
/// </summary>
internal sealed class ResultFiles(ResultDocuments documents, DraftFiles drafts, SlipWriters writers, SlipFacts facts, IDocumentConverter converter, PdfStamp stamp)
{
    /// <summary>The files of an edition. Faults: those of the converter and of templates; a composed result has none.</summary>
    public async Task<Result<MadeFiles>> MakeAsync(CaseDetails dossier, ResultView result, bool signedDigitally, CancellationToken cancellationToken)
    {
        if (result.DraftFileId is null)
        {
            var document = await documents.DocumentAsync(dossier, result, signedDigitally, cancellationToken);
            return new MadeFiles(writers.Pdf.Write(document), writers.Docx.Write(document));
        }
        var docx = await drafts.FinishedAsync(result, await facts.NameAsync(result.SignedBy, "…", cancellationToken), cancellationToken);
        if (!docx.IsDone) return Result<MadeFiles>.Refused(docx.Faults);
        var pdf = await converter.ToPdfAsync(docx.Value, cancellationToken);
        return pdf.IsDone ? new MadeFiles(stamp.WithCode(pdf.Value, facts.ResultAddress(result.VerificationCode)), docx.Value) : Result<MadeFiles>.Refused(pdf.Faults);
    }
}
