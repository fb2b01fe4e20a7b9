using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>The papers of a dossier.</summary>
[Authorize(Policy = Access.SignedIn)]
[RequestSizeLimit(FilingLimits.Body)]
[RequestFormLimits(MultipartBodyLengthLimit = FilingLimits.Body, ValueCountLimit = FilingLimits.Values)]
internal sealed class PapersModel(DossierDrafts drafts, PaperDesk desk, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    public OpenDraft Draft { get; private set; } = null!;

    public IReadOnlyList<UploadRow> Rows { get; private set; } = [];

    public IReadOnlyList<(AskedPaper Paper, IReadOnlyList<Choice> Choices)> Reusable { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private IReadOnlyList<AskedPaper> Asked => PaperChecklist.Of(Draft.Procedure!, Draft.Evaluation, Draft.Files);

    public async Task<IActionResult> OnGetAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, cancellationToken)) return NotFound();
        RowVersion = Draft.View.RowVersion;
        return await ShowAsync([], cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, cancellationToken)) return NotFound();
        var faults = (await desk.TakeAsync(Draft, Asked, Request.Form, cancellationToken)).ToList();
        var isNext = FormAction.Of(Request.Form).Kind == FormActionKind.Next && !Request.Form.ContainsKey(PaperDesk.Remove);
        if (isNext) faults.AddRange(Asked.Where(p => p.IsMissing && faults.All(f => f.Field != "paper." + p.Paper.Id)).Select(p => new Fault("paper.missing", texts["Papers.Missing", p.Paper.Name], "paper." + p.Paper.Id)));
        var saved = await drafts.SaveAsync(Draft, RowVersion, cancellationToken);
        if (!saved.IsDone) faults.InsertRange(0, saved.Faults);
        RowVersion = saved.IsDone ? saved.Value.RowVersion : Draft.View.RowVersion;
        if (faults.Count > 0) return await ShowAsync(faults, cancellationToken);
        if (isNext) return Redirect(Draft.SectionPath(FilingSteps.Review));
        TempData.Flash(NoticeKind.Done, texts["File.Saved"]);
        return Redirect(Draft.SectionPath(FilingSteps.Papers));
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        Rows = await desk.RowsAsync(Draft, Asked, faults, cancellationToken);
        Reusable = await desk.ReusableAsync(Draft, Asked, cancellationToken);
        Errors = [.. faults.Select(f => new FieldError(f.Field ?? "", f.Message))];
        return Page();
    }

    private async Task<bool> FindAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { Items: null, Procedure: not null } open) return false;
        Draft = open;
        return true;
    }
}
