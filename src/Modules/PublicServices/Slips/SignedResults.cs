using Microsoft.Extensions.Options;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Templates;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>
/// The results of procedures as finished files for the digital signatures: of the official who decided and of the department over it.
/// A written refusal is signed as a grant is.
/// </summary>
internal sealed class SignedResults(ResultFiles files, IDirectory directory, IOptions<DepartmentSettings> department) : IResultMaker
{
    public string Module => "PublicServices";

    public bool NeedsSignature(CaseTypeDefinition type, string resultId) => type.Results.FirstOrDefault(r => r.Id == resultId)?.Signed ?? true;

    public async Task<Result<MadeResult>> MakeAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var result = dossier.Result!;
        if (result.SignedBy is not { } signer || await directory.PersonAsync(signer, cancellationToken) is not { } person) return new Fault("signing.no_signer", Texts.Say("Result.NoSigner"));
        var made = await files.MakeAsync(dossier, result, signedDigitally: true, cancellationToken);
        if (!made.IsDone) return Result<MadeResult>.Refused(made.Faults);
        return new MadeResult
        {
            Pdf = made.Value.Pdf, Docx = made.Value.Docx, FileName = FileName(dossier, result), Above = person.FullName,
            Signatories = [new Signatory(SignatoryKind.Person, person.Id, person.FullName), new Signatory(SignatoryKind.Organisation, null, department.Value.Name)],
            Reason = $"{result.Title}, số {result.Number}", Location = department.Value.Place,
        };
    }

    private static string FileName(CaseDetails dossier, ResultView result) => $"{dossier.Row.Number}-{DossierDocuments.ResultKind}{(result.Edition > 1 ? "-" + result.Edition : "")}";
}

/// <summary>The bytes of an issued result of which no file is kept: the same record gives the same bytes.</summary>
internal sealed class ComposedResult(ResultDocuments documents, SlipWriters writers)
{
    public async Task<byte[]> PdfAsync(CheckedResult result, CancellationToken cancellationToken) =>
        writers.Pdf.Write(await documents.DocumentAsync(result.Case, result.Result, signedDigitally: false, cancellationToken));
}
