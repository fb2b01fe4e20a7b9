using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>A dossier for its applicant; staff are led to their own page.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class CaseModel(ReadCase cases, CaseProgressReader progress, DossierForm forms, ChoosePickUp choose, PickUpHours hours) : PageModel
{
    public CaseProgress Progress { get; private set; } = null!;

    public CaseDetails Case => Progress.Case;

    public IReadOnlyList<ReadSection> Sections { get; private set; } = [];

    /// <summary>The papers as they are now, without replaced files.</summary>
    public IEnumerable<PaperView> Papers => Case.Papers.Where(p => p.UntilVersion is null);

    public bool MayWithdraw => Case.Row.State.IsOpen() && Case.Row.State != CaseState.WithdrawalRequested;

    public bool MayRate => !Case.Row.State.IsOpen() && Case.Satisfaction is null;

    /// <summary>The hour at which the applicant comes for the result.</summary>
    [BindProperty]
    public string? PickUp { get; set; }

    /// <summary>The hours to choose from; empty while no result lies at the counter.</summary>
    public IReadOnlyList<Choice> PickUps { get; private set; } = [];

    public async Task<IActionResult> OnPostPickUpAsync(string number, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { IsOwn: true } details) return NotFound();
        var result = await choose.HandleAsync(details.Row.Id, PickUpHours.Parse(PickUp), cancellationToken);
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, hours.Done);
            return Redirect("/ho-so/" + Uri.EscapeDataString(number));
        }
        foreach (var fault in result.Faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        return await OnGetAsync(number, cancellationToken);
    }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { } details) return NotFound();
        if (!details.IsOwn) return Redirect("/can-bo/ho-so/" + Uri.EscapeDataString(details.Row.Number));
        Progress = progress.Read(details);
        PickUps = hours.For(details);
        Sections = FormReading.Read(forms.Of(details));
        return Page();
    }
}
