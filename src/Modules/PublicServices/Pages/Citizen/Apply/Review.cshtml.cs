using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>Everything once more before it is filed; filing is the confirmation (signing level "confirmed").</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class ReviewModel(
    DossierDrafts drafts, DossierCheck check, FileDossier file, IFiles files, ICalendars calendars, IStringLocalizer<CitizenTexts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "v")]
    public int RowVersion { get; set; }

    /// <summary>What the applicant tells the officer beside the form.</summary>
    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    public OpenDraft Draft { get; private set; } = null!;

    /// <summary>Null when the version of the draft is gone from the catalogue.</summary>
    public DossierReview? Review { get; private set; }

    public bool IsReceivable { get; private set; }

    public IReadOnlyList<ReadSection> Sections { get; private set; } = [];

    public IReadOnlyDictionary<Guid, StoredFile> Files { get; private set; } = new Dictionary<Guid, StoredFile>();

    public FilingPromise? Promise { get; private set; }

    /// <summary>SHA-256 of what is confirmed, as the act will keep it.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>What the last try to file was refused for, beside what the list of faults says.</summary>
    public IReadOnlyList<Fault> Refused { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, Guid draft, CancellationToken cancellationToken) =>
        await FindAsync(code, draft, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        var filed = await file.HandleAsync(code, draft, RowVersion, Note, cancellationToken);
        if (filed.IsDone) return Redirect($"/nop-ho-so/{Uri.EscapeDataString(code)}/da-nop/{filed.Value.Number}");
        if (!await FindAsync(code, draft, cancellationToken)) return NotFound();
        await ShowAsync(cancellationToken);
        var shown = Review?.Hindrances.Select(f => f.Message).ToHashSet(StringComparer.Ordinal) ?? [];
        Refused = [.. filed.Faults.Where(f => !shown.Contains(f.Message))];
        return Page();
    }

    public async Task<IActionResult> OnPostCarryAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, draft, cancellationToken)) return NotFound();
        if (await drafts.CarryOverAsync(Draft, clock.Today(), cancellationToken) is not { } carried) return Redirect("/thu-tuc/" + Uri.EscapeDataString(code));
        Saola.Web.FlashNotes.Flash(TempData, Saola.Web.NoticeKind.Done, texts["Review.Carried"]);
        return Redirect($"/nop-ho-so/{Uri.EscapeDataString(code)}/{carried:D}/{FilingSteps.Review}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        RowVersion = Draft.View.RowVersion;
        IsReceivable = Draft.IsReceivable(clock.Today());
        var evaluation = Draft.Evaluation;
        Sections = FormReading.Read(evaluation);
        Files = await files.FindAsync([.. Draft.Files.Select(f => f.FileId), .. FormFiles.In(evaluation).Select(f => f.FileId)], cancellationToken);
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormSubmission.Prepare(evaluation).ToJsonString(Catalogue.ProcedureCaseTypes.SchemaText))));
        if (Draft.Procedure is not { } procedure) return Page();
        Review = check.Review(Draft, procedure);
        Promise = FilingPromise.Of(procedure, calendars, clock.Now());
        return Page();
    }

    private async Task<bool> FindAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { Items: null } open) return false;
        Draft = open;
        return true;
    }
}
