using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Views;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>One row of a list: a person, a machine; rows inside a row have pages of their own.</summary>
[Authorize(Policy = Access.SignedIn)]
[RequestSizeLimit(FilingLimits.Body)]
[RequestFormLimits(MultipartBodyLengthLimit = FilingLimits.Body, ValueCountLimit = FilingLimits.Values)]
internal sealed class RowModel(DossierDrafts drafts, FormDesk desk) : PageModel
{
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    /// <summary>Path of the row, such as <c>staff[2]</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "row")]
    public string Row { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "check")]
    public bool Check { get; set; }

    public OpenDraft Draft { get; private set; } = null!;

    public string Section { get; private set; } = "";

    public FormPageModel Form { get; private set; } = null!;

    /// <summary>Address of this page.</summary>
    public string Here => Address(Row);

    /// <summary>The page on which this row is listed.</summary>
    public string Above
    {
        get
        {
            var rows = RowPaths.RowsOf(Row);
            var page = RowPaths.RowOf(rows) is { } outer && !RowPaths.IsGiven(Draft.Form, outer) ? Address(outer) : Draft.SectionPath(Section);
            return $"{page}#{FieldModel.IdOf(rows)}";
        }
    }

    public async Task<IActionResult> OnGetAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        RowVersion = Draft.View.RowVersion;
        return Show(Check ? FormValidator.ValidateRow(Draft.Evaluation, Row) : null);
    }

    public async Task<IActionResult> OnPostAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        var posted = await desk.RowAsync(Draft, Row, Request.Form, RowVersion, cancellationToken);
        RowVersion = posted.RowVersion;
        if (posted.Faults is { } faults) return Show(faults);
        return posted.Action.Kind switch
        {
            FormActionKind.AddRow or FormActionKind.ChangeRow when posted.Row is { } row => Redirect(Address(row)),
            FormActionKind.ImportRows => Redirect($"{Draft.SectionPath(Section)}/nhap-bang?rows={Uri.EscapeDataString(posted.Action.Path)}"),
            FormActionKind.RemoveRow when posted.Action.Path != Row => Redirect(Here),
            FormActionKind.Refresh => Redirect(Here),
            _ => Redirect(Above),
        };
    }

    private string Address(string row) => $"{Draft.SectionPath(Section)}/dong?row={Uri.EscapeDataString(row)}";

    private IActionResult Show(FormFaults? faults)
    {
        if (FormPage.Row(Draft.Evaluation, Row, faults, DraftPages.Options(Draft)) is not { } page) return NotFound();
        Form = page;
        return Page();
    }

    private async Task<bool> FindAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (RowPaths.RowOf(Row) != Row || await drafts.OpenAsync(code, draft, cancellationToken) is not { } open || open.Form.Section(section) is null) return false;
        (Draft, Section) = (open, section);
        return FormPage.Row(open.Evaluation, Row) is not null;
    }
}
