using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Tools;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>
/// The Word way to a result: the officer downloads the template filled with what the case knows, edits it, and sends it back. What is known only when the
/// result is numbered and signed stays a hole until then.
/// </summary>
internal sealed class DraftFiles(
    FindTemplates templates, DocxTemplate docx, TemplateCheck check, IFiles files, IDocumentConverter converter, DraftResult draft, DossierForm forms)
{
    /// <summary>Whether there is a template for the present draft of a case.</summary>
    public Task<TemplateRow?> TemplateAsync(CaseDetails dossier, CancellationToken cancellationToken) =>
        dossier.Result is { } result ? templates.CurrentAsync(dossier.Type.Code, result.ResultId, cancellationToken) : Task.FromResult<TemplateRow?>(null);

    /// <summary>The filled file. Faults: <c>template.none</c>, <c>template.unreadable</c>.</summary>
    public async Task<Result<byte[]>> FilledAsync(CaseDetails dossier, string unitName, CancellationToken cancellationToken)
    {
        if (await TemplateAsync(dossier, cancellationToken) is not { } template) return new Fault("template.none", Texts.Say("Template.None"));
        var (evaluation, body) = (forms.Of(dossier), ResultBody.FromJson(dossier.Result!.Body));
        return docx.Fill(await ReadAsync(template.FileId, cancellationToken), hole => Value(hole, dossier, evaluation, body.Draft, unitName));
    }

    /// <summary>
    /// Takes the officer's file as the draft. Faults: <c>template.unreadable</c>, <c>template.hole</c>, <c>template.missing</c>, <c>draft.none</c>, those of the converter and of drafts.
    /// </summary>
    public async Task<Result> SendAsync(CaseDetails dossier, string fileName, byte[] content, CancellationToken cancellationToken)
    {
        if (dossier.Result is not { } result) return new Fault("draft.none", Texts.Say("Template.DraftFirst"), "file");
        if (check.Draft(content) is { Count: > 0 } faults) return Result.Refused(faults);
        // Converted once here, so that a file which cannot become a PDF is refused by its author's desk and not at the signing.
        var pdf = await converter.ToPdfAsync(content, cancellationToken);
        if (!pdf.IsDone) return Result.Refused([.. pdf.Faults.Select(f => f with { Field = "file" })]);
        using var stream = new MemoryStream(content, writable: false);
        var stored = await files.StoreAsync(stream, fileName, new FileRules { Label = fileName, Types = ["docx"], MaxBytes = PublishTemplate.MostBytes }, CaseSubject.Of(dossier.Row.Id), cancellationToken);
        return stored.IsDone ? await draft.HandleAsync(dossier.Row.Id, result.ResultId, result.Title, result.Body, cancellationToken, stored.Value.Id) : stored.WithoutValue();
    }

    /// <summary>The officer's file with number, date and signer. Faults as of <see cref="DocxTemplate.Fill"/>.</summary>
    public async Task<Result<byte[]>> FinishedAsync(ResultView result, string signer, CancellationToken cancellationToken)
    {
        var at = VietnamTime.Local(result.NumberedAt ?? result.IssuedAt ?? result.SignedAt ?? default);
        var isKnown = result.Number is not null;
        return docx.Fill(await ReadAsync(result.DraftFileId!.Value, cancellationToken), hole => hole switch
        {
            "result.number" => result.Number ?? Texts.Say("Result.NoNumberYet"),
            "result.signer" => signer,
            "result.date" => isKnown ? VietnameseFormats.Day(DateOnly.FromDateTime(at)) : "…",
            // The day and month of a document have two digits when below 10 (January, February): Decree 30/2020, annex I.
            "result.day" => isKnown ? at.ToString("dd", System.Globalization.CultureInfo.InvariantCulture) : "…",
            "result.month" => !isKnown ? "…" : at.Month < 3 ? $"0{at.Month}" : $"{at.Month}",
            "result.year" => isKnown ? $"{at.Year}" : "…",
            _ => null,
        });
    }

    private static string? Value(string hole, CaseDetails dossier, FormEvaluation evaluation, JsonObject draft, string unitName) => hole switch
    {
        _ when TemplateCheck.LateNames.Contains(hole) => null,
        "applicant.name" => dossier.Row.ApplicantName,
        "applicant.id" => dossier.ApplicantNumber ?? "",
        "applicant.address" => dossier.Contact.Address ?? "",
        "unit.name" => unitName,
        "procedure.code" => dossier.Row.TypeCode,
        _ => ResultComposer.Fact(hole, dossier, draft) ?? FormTemplate.Fill("{" + hole + "}", evaluation),
    };

    private async Task<byte[]> ReadAsync(Guid file, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(file, "result_draft", cancellationToken);
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
