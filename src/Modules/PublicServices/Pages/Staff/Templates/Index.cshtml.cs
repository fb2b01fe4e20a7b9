using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Documents.Tools;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Templates;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Templates;

/// <summary>The Word templates of results: which are in use, and a new one, which is refused with the place of every hole that nothing fills.</summary>
[RequireRole(Roles.Administrator), RequestSizeLimit(PublishTemplate.MostBytes + (64 * 1024))]
internal sealed class IndexModel(FindTemplates templates, PublishTemplate publish, EndTemplate end, ProcedureCatalogue catalogue, ToolDetection tools, TimeProvider clock, IStringLocalizer<StaffTexts> texts) : PageModel
{
    /// <summary>Procedure and result in one: <c>1.001786/certificate</c>.</summary>
    [BindProperty]
    public string? Target { get; set; }

    public IReadOnlyList<TemplateRow> Templates { get; private set; } = [];

    public IReadOnlyList<Choice> Targets { get; private set; } = [];

    /// <summary>What is missing on this server, in words; null when LibreOffice is there.</summary>
    public string? Missing => tools.PathOf(OptionalTool.LibreOffice) is null ? tools.StatusOf(OptionalTool.LibreOffice).Sentence : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var parts = (Target ?? "").Split('/', 2);
        if (parts.Length < 2) return await AgainAsync([new Fault("template.result_unknown", texts["Templates.TargetNothing"], nameof(Target))], cancellationToken);
        if (file is null || file.Length is 0 or > PublishTemplate.MostBytes) return await AgainAsync([new Fault("template.no_file", texts["Templates.NoFile", PublishTemplate.MostBytes / 1024 / 1024], "file")], cancellationToken);
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        var result = await publish.HandleAsync(new NewTemplate { ProcedureCode = parts[0], ResultId = parts[1], FileName = Path.GetFileName(file.FileName), Docx = buffer.ToArray() }, cancellationToken);
        return result.IsDone ? Done("Templates.Published") : await AgainAsync(result.Faults, cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await end.HandleAsync(id, cancellationToken);
        return result.IsDone ? Done("Templates.Ended") : await AgainAsync(result.Faults, cancellationToken);
    }

    public string NameOf(TemplateRow template) => catalogue.Current(template.ProcedureCode, clock.Today()) is { } procedure
        ? $"{procedure.Name}: {procedure.Results.FirstOrDefault(r => r.Id == template.ResultId)?.Name ?? texts["Draft.KindRefuse"]}" : template.ProcedureCode;

    private RedirectResult Done(string words)
    {
        TempData.Flash(NoticeKind.Done, texts[words]);
        return Redirect("/quan-tri/mau-ket-qua");
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        foreach (var fault in faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Templates = await templates.ListAsync(cancellationToken);
        Targets =
        [
            .. catalogue.On(clock.Today()).Where(p => p.Intake == IntakeMode.Own).OrderBy(p => p.Code, StringComparer.Ordinal).SelectMany(p =>
                p.Results.Select(r => new Choice($"{p.Code}/{r.Id}", $"{p.Code} {r.Name}")).Append(new Choice($"{p.Code}/{ResultTexts.Refusal}", $"{p.Code} {texts["Draft.KindRefuse"]}"))),
        ];
    }
}
