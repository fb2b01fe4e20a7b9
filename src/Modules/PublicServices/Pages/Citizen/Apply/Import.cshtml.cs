using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>Rows from a spreadsheet: the template, the file, the faults row by row.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class ImportModel(DossierDrafts drafts, RowSheet sheet, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    /// <summary>Path of the rows field.</summary>
    [BindProperty(SupportsGet = true, Name = "rows")]
    public string Rows { get; set; } = "";

    /// <summary>Whether the file takes the place of the rows that are there.</summary>
    [BindProperty(Name = "replace")]
    public bool Replace { get; set; }

    public OpenDraft Draft { get; private set; } = null!;

    public FormField Field { get; private set; } = null!;

    public string Section { get; private set; } = "";

    public IReadOnlyList<RowColumn> Columns => RowSheet.Columns(Field, Draft.Evaluation.Context);

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string Above
    {
        get
        {
            var page = RowPaths.RowOf(Rows) is { } outer ? $"{Draft.SectionPath(Section)}/dong?row={Uri.EscapeDataString(outer)}" : Draft.SectionPath(Section);
            return $"{page}#{FieldModel.IdOf(Rows)}";
        }
    }

    public async Task<IActionResult> OnGetAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        RowVersion = Draft.View.RowVersion;
        return Page();
    }

    public async Task<IActionResult> OnGetTemplateAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        var bytes = new MemoryStream();
        await sheet.WriteAsync(bytes, Draft.Form, Rows, Draft.Data, Draft.Evaluation.Context, cancellationToken);
        bytes.Position = 0;
        return File(bytes, TableExport.XlsxMediaType, $"{Field.Name}.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(string code, Guid draft, string section, IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        if (file is null || file.Length == 0) return Wrong([new FieldError("file", texts["Import.NoFile"])]);
        await using var content = file.OpenReadStream();
        var read = sheet.Read(content, Draft.Form, Rows, Draft.Data, Draft.Evaluation.Context, Replace);
        var faults = read.IsDone ? read.Value.Faults : read.Faults;
        if (faults.Count > 0) return Wrong([.. faults.Select(f => new FieldError("file", f.Message))]);
        Draft.Data.Set(Rows, read.Value.Data.Get(Rows)?.DeepClone());
        var saved = await drafts.SaveAsync(Draft, RowVersion, cancellationToken);
        if (!saved.IsDone) return Wrong([.. saved.Faults.Select(f => new FieldError("", f.Message))]);
        TempData.Flash(NoticeKind.Done, texts["Import.Done", read.Value.Count]);
        return Redirect(Above);
    }

    private PageResult Wrong(IReadOnlyList<FieldError> errors)
    {
        (Errors, RowVersion) = (errors, Draft.View.RowVersion);
        return Page();
    }

    private async Task<bool> FindAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { } open || open.Form.Section(section) is null) return false;
        if (open.Form.Find(Rows) is not { Type: FieldType.Rows, FixedRows.Count: 0 } field || open.Only?.Contains(Rows) == false) return false;
        (Draft, Field, Section) = (open, field, section);
        return true;
    }
}
