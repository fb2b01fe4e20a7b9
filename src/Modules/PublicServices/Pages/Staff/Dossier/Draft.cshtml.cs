using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Views;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Tools;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;
using Saola.Modules.PublicServices.Templates;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The draft of the result: composed from the declaration, with what the officer fills, or a refusal with its reason.</summary>
[RequireRole]
internal sealed class DraftModel(DossierTools tools, SaveResultDraft drafts, ResultComposer composer, DossierForm forms, ResultTexts resultTexts, DraftFileDesk word) : DossierPage(tools)
{
    private const string Refuse = ResultTexts.Refusal;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Refusal { get; set; }

    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public FormPageModel? Form { get; private set; }

    public ResultBody? Body { get; private set; }

    /// <summary>The Word template of the drafted result, or null.</summary>
    public TemplateRow? Template { get; private set; }

    /// <summary>What is missing to turn Word files into PDF, in words; null when nothing is.</summary>
    public string? WordMissing => word.Tools.PathOf(OptionalTool.LibreOffice) is null ? word.Tools.StatusOf(OptionalTool.LibreOffice).Sentence : null;

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Dossier.Result is null) return NotFound();
        var made = await word.Files.MakeAsync(Dossier, Dossier.Result, signedDigitally: false, cancellationToken);
        return made.IsDone ? File(made.Value.Pdf, PdfWriter.MediaType) : await AfterAsync(made.WithoutValue(), "", cancellationToken);
    }

    public async Task<IActionResult> OnGetWordAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Dossier.IsOwn) return NotFound();
        var filled = await word.Drafts.FilledAsync(Dossier, UnitName(Dossier.Row.UnitCode), cancellationToken);
        return filled.IsDone ? File(filled.Value, DocxWriter.MediaType, $"{Number}-du-thao.docx") : await AfterAsync(filled.WithoutValue(), "", cancellationToken);
    }

    public async Task<IActionResult> OnPostWordAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Dossier.IsOwn) return NotFound();
        if (file is null || file.Length is 0 or > PublishTemplate.MostBytes)
            return await AfterAsync(new Fault("template.no_file", Texts["Templates.NoFile", PublishTemplate.MostBytes / 1024 / 1024], "file"), "", cancellationToken);
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        return await AfterAsync(await word.Drafts.SendAsync(Dossier, Path.GetFileName(file.FileName), buffer.ToArray(), cancellationToken), "Done.draft_file", cancellationToken, $"/can-bo/ho-so/{Number}/du-thao");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var path = $"/can-bo/ho-so/{Number}/du-thao";
        if (Kind == Refuse) return await AfterAsync(await drafts.RefuseAsync(Dossier, Refusal, cancellationToken), "Done.draft", cancellationToken, path);
        if (drafts.ResultOf(Dossier, Kind) is not { } result) return await AfterAsync(new Fault("draft.kind", Texts["Draft.KindMissing"], nameof(Kind)), "", cancellationToken);
        var data = SaveResultDraft.DataOf(Dossier);
        if (result.Draft.Sections.Count > 0)
        {
            foreach (var section in result.Draft.Sections) FormBinder.Bind(section, Request.Form, data);
            if (drafts.Check(result, data) is { MayBeFiled: false } faults) return await AgainAsync(result, data, faults, cancellationToken);
        }
        return await AfterAsync(await drafts.GrantAsync(Dossier, result, data, cancellationToken), "Done.draft", cancellationToken, path);
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Template = await word.Drafts.TemplateAsync(Dossier, cancellationToken);
        var results = composer.ResultsOf(Dossier);
        Kinds = [.. results.Select(r => new Choice(r.Id, r.Name)), new Choice(Refuse, Texts["Draft.KindRefuse"])];
        Body = Dossier.Result is { } saved ? resultTexts.Of(Dossier, saved) : null;
        if (Request.Method == "GET") (Kind, Refusal) = (Body?.Refusal is not null ? Refuse : Dossier.Result?.ResultId ?? results.FirstOrDefault()?.Id, Body?.Refusal);
        if ((results.FirstOrDefault(r => r.Id == Kind) ?? results.FirstOrDefault()) is { Draft.Sections.Count: > 0 } shown)
            Form ??= FormPage.Section(new FormEvaluation(shown.Draft, SaveResultDraft.DataOf(Dossier), forms.Context), shown.Draft.Sections[0]);
    }

    private async Task<IActionResult> AgainAsync(ProcedureResult result, FormData data, FormFaults faults, CancellationToken cancellationToken)
    {
        Form = FormPage.Section(new FormEvaluation(result.Draft, data, forms.Context), result.Draft.Sections[0], faults);
        foreach (var fault in faults.Hindrances) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        await PrepareAsync(cancellationToken);
        return Page();
    }
}

/// <summary>What the page needs for drafts in Word.</summary>
internal sealed record DraftFileDesk(DraftFiles Drafts, ResultFiles Files, ToolDetection Tools);
