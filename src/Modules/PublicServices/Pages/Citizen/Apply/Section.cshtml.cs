using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Views;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>One section of a form. Kept at every post, whatever was asked for.</summary>
[Authorize(Policy = Access.SignedIn)]
[RequestSizeLimit(FilingLimits.Body)]
[RequestFormLimits(MultipartBodyLengthLimit = FilingLimits.Body, ValueCountLimit = FilingLimits.Values)]
internal sealed class SectionModel(DossierDrafts drafts, FormDesk desk, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    /// <summary>Version of the draft that this page was made from.</summary>
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    /// <summary>Show what is wrong at once: one comes from the list of faults.</summary>
    [BindProperty(SupportsGet = true, Name = "check")]
    public bool Check { get; set; }

    public OpenDraft Draft { get; private set; } = null!;

    public FormSection Section { get; private set; } = null!;

    public FormPageModel Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        var evaluation = Draft.Evaluation;
        if (!evaluation.Asks(Section)) return Redirect(FilingSteps.After(Draft, section));
        RowVersion = Draft.View.RowVersion;
        Show(Check ? FormValidator.ValidateSection(evaluation, Section) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, section, cancellationToken)) return NotFound();
        var posted = await desk.SectionAsync(Draft, Section, Request.Form, RowVersion, cancellationToken);
        RowVersion = posted.RowVersion;
        if (posted.Faults is { } faults)
        {
            Show(faults);
            return Page();
        }
        return Go(posted);
    }

    private RedirectResult Go(PostedPage posted)
    {
        var here = Draft.SectionPath(Section.Id);
        switch (posted.Action.Kind)
        {
            case FormActionKind.AddRow or FormActionKind.ChangeRow when posted.Row is { } row:
                return Redirect($"{here}/dong?row={Uri.EscapeDataString(row)}");
            case FormActionKind.ImportRows:
                return Redirect($"{here}/nhap-bang?rows={Uri.EscapeDataString(posted.Action.Path)}");
            case FormActionKind.Next:
                return Redirect(FilingSteps.After(Draft, Section.Id));
            case FormActionKind.Save:
                TempData.Flash(NoticeKind.Done, texts["File.Saved"]);
                return Redirect(here);
            default:
                return Redirect(posted.Action.Path.Length > 0 ? $"{here}#{FieldModel.IdOf(RowPaths.RowOf(posted.Action.Path) is { } gone ? RowPaths.RowsOf(gone) : posted.Action.Path)}" : here);
        }
    }

    private async Task<bool> FindAsync(string code, Guid draft, string section, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { } open || open.Form.Section(section) is not { } found) return false;
        (Draft, Section) = (open, found);
        return true;
    }

    private void Show(FormFaults? faults) => Form = FormPage.Section(Draft.Evaluation, Section, faults, DraftPages.Options(Draft));
}
