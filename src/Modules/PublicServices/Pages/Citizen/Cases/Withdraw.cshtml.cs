using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>The page before a dossier is withdrawn.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class WithdrawModel(ReadCase cases, WithdrawCase withdraw, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    private const int MostCharacters = 1000;

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public CaseDetails Case { get; private set; } = null!;

    /// <summary>What follows from it, fees included.</summary>
    public string Consequence => texts[Case.Row.AcceptedAt is null ? "Withdraw.Ends" : "Withdraw.Asks"]
        + (Case.Fees.Any(f => f.ReceivedAt is not null) ? " " + texts["Withdraw.NoRefund"] : "");

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellationToken)
    {
        if (!await FindAsync(number, cancellationToken)) return NotFound();
        return Case.Row.State.IsOpen() && Case.Row.State != CaseState.WithdrawalRequested ? Page() : Redirect("/ho-so/" + Case.Row.Number);
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellationToken)
    {
        if (!await FindAsync(number, cancellationToken)) return NotFound();
        var reason = VietnameseText.CleanLines(Reason);
        var result = await withdraw.HandleAsync(Case.Row.Id, reason.Length == 0 ? null : reason.Length > MostCharacters ? reason[..MostCharacters] : reason, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts[Case.Row.AcceptedAt is null ? "Withdraw.Ended" : "Withdraw.Asked"]);
        return Redirect("/ho-so/" + Case.Row.Number);
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { IsOwn: true } details) return false;
        Case = details;
        return true;
    }
}
