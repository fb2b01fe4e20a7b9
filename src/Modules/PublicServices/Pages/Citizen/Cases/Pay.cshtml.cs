using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Cases;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>What a dossier costs, when and why, and the way to pay it: for its applicant, or for whoever holds its tracking code.</summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class PayModel(ReadCase cases, DossierPayments payments) : PageModel
{
    private const int MostCharacters = 60;

    /// <summary>Tracking code, for who is not signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public string? FeeId { get; set; }

    public CaseDetails Case { get; private set; } = null!;

    public IReadOnlyList<FeePayment> Fees { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellationToken) => await LoadAsync(number, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(number, cancellationToken)) return NotFound();
        var opened = await payments.OpenAsync(Case, FeeId ?? "", cancellationToken);
        if (opened.IsDone) return Redirect(opened.Value.Page);
        ModelState.Add(opened.Faults);
        return Page();
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancellationToken)
    {
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        if (number.Length > MostCharacters || Code is { Length: > MostCharacters }) return false;
        var found = string.IsNullOrEmpty(Code) ? await cases.ForUserAsync(number, cancellationToken) : await cases.ForTrackingAsync(number, Code, cancellationToken);
        if (found is null) return false;
        Case = found;
        Fees = await payments.OfAsync(found, cancellationToken);
        return true;
    }
}
