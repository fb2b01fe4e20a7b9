using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Batch;

/// <summary>Reviews chosen dossiers once more, then decides each.</summary>
[RequireRole]
internal sealed class IndexModel(ReadCase read, CaseLines lines, DecideBatch batch, IStringLocalizer<StaffTexts> texts) : PageModel
{
    private static readonly string[] Offered = [Decisions.Accept, Decisions.Approve, Decisions.Sign, Decisions.Issue, Decisions.Return];

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<BatchOutcome> Outcomes { get; private set; } = [];

    public void OnGet()
    {
        // Reached by a reload: there is nothing chosen, and the page says so.
    }

    public Task OnPostReviewAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (Choices.All(c => c.Value != Decision)) ModelState.AddModelError(nameof(Decision), texts["Decide.Nothing"]);
        else if (Decisions.NeedsReason(Decision!) && string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), texts["Batch.ReasonMissing"]);
        if (!ModelState.IsValid) return Page();
        Outcomes = await batch.HandleAsync([.. Lines.Select(l => l.Row.Number)], Decision!, Reason, cancellationToken);
        return Page();
    }

    // Only decisions that every chosen dossier allows at its present step.
    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var dossiers = new List<CaseDetails>();
        foreach (var number in Request.Form["chosen"].OfType<string>().Distinct(StringComparer.Ordinal).Take(DecideBatch.Most))
            if (await read.ForUserAsync(number, cancellationToken) is { MayDecide: true } dossier) dossiers.Add(dossier);
        Lines = await lines.OfAsync([.. dossiers.Select(d => d.Row)], cancellationToken);
        Choices = [.. Offered.Where(o => dossiers.Count > 0 && dossiers.All(d => d.Type.Step(d.Row.StepId)?.Decisions.Contains(o) == true)).Select(o => new Choice(o, texts["Decide." + o]))];
    }
}
