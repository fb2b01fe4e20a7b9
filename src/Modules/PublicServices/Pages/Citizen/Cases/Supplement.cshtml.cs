using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>The answer to a supplement request: each named item with its state, the papers, the sending.</summary>
[Authorize(Policy = Access.SignedIn)]
[RequestSizeLimit(FilingLimits.Body)]
[RequestFormLimits(MultipartBodyLengthLimit = FilingLimits.Body)]
internal sealed class SupplementModel(AnswerDossier answers, DossierDrafts drafts, PaperDesk desk, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    /// <summary>Send although a field stays as it was.</summary>
    [BindProperty(Name = "as_is")]
    public bool AsIs { get; set; }

    public CaseDetails Case { get; private set; } = null!;

    /// <summary>Null until the answer is begun.</summary>
    public OpenDraft? Draft { get; private set; }

    public SupplementView Asked => Case.Supplements[^1];

    public IReadOnlyList<AnsweredItem> Items { get; private set; } = [];

    public IReadOnlyList<UploadRow> Rows { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private IReadOnlyList<AskedPaper> Papers => [.. AnswerDossier.Items(Draft!, Case).Select(i => i.Paper).OfType<AskedPaper>()];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is { } elsewhere) return elsewhere;
        return await ShowAsync([], cancellationToken);
    }

    /// <summary>Begins the answer.</summary>
    public async Task<IActionResult> OnPostBeginAsync(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is { } elsewhere) return elsewhere;
        if (Draft is null) await drafts.ForSupplementAsync(Case, cancellationToken);
        return Redirect($"/ho-so/{Case.Row.Number}/bo-sung");
    }

    /// <summary>Keeps the files; with the button "send" also sends.</summary>
    public async Task<IActionResult> OnPostAsync(string number, string? act, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is { } elsewhere) return elsewhere;
        if (Draft is null) return await ShowAsync([], cancellationToken);
        var faults = (await desk.TakeAsync(Draft, Papers, Request.Form, cancellationToken)).ToList();
        var saved = await drafts.SaveAsync(Draft, RowVersion, cancellationToken);
        if (!saved.IsDone) faults.InsertRange(0, saved.Faults);
        var isSending = act == "send" && !Request.Form.ContainsKey(PaperDesk.Remove);
        if (isSending && faults.Count == 0)
        {
            var sent = await answers.HandleAsync(Draft, Case, AsIs, cancellationToken);
            if (sent.IsDone)
            {
                TempData.Flash(NoticeKind.Done, texts["Supplement.Sent"]);
                return Redirect("/ho-so/" + Case.Row.Number);
            }
            faults.AddRange(sent.Faults);
        }
        if (saved.IsDone) RowVersion = saved.Value.RowVersion;
        if (faults.Count > 0) return await ShowAsync(faults, cancellationToken, saved.IsDone ? saved.Value.RowVersion : null);
        return Redirect($"/ho-so/{Case.Row.Number}/bo-sung");
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken, int? version = null)
    {
        if (Draft is null) return Page();
        RowVersion = version ?? Draft.View.RowVersion;
        Items = AnswerDossier.Items(Draft, Case);
        Rows = await desk.RowsAsync(Draft, Papers, faults, cancellationToken);
        Errors = [.. faults.Select(f => new FieldError(f.Field ?? "", f.Message))];
        return Page();
    }

    private async Task<IActionResult?> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await answers.CaseAsync(number, cancellationToken) is not { } details) return NotFound();
        Case = details;
        if (details.Row.State != CaseState.SupplementRequested) return Redirect("/ho-so/" + details.Row.Number);
        if (await drafts.SupplementOfAsync(details.Row.Id, cancellationToken) is { } id) Draft = await drafts.OpenAsync(details.Row.TypeCode, id, cancellationToken);
        return null;
    }
}
