using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Pages.Citizen.Tracking;

/// <summary>
/// Follows a dossier without an account: the code of a slip opens it by GET, the form posts. A wrong number and a wrong code give the same answer.
/// </summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class TrackModel(ReadCase cases, CaseProgressReader progress, SendTrackingCode lost, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    private const int MostCharacters = 60;

    /// <summary>Number of the dossier.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    /// <summary>Its tracking code.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    /// <summary>Address to which the code is sent again.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public CaseProgress? Progress { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Number) || string.IsNullOrWhiteSpace(Code))
        {
            // The front page asks for the number alone: the form then asks for the code, and nothing is wrong yet.
            ModelState.Clear();
            return Page();
        }
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Number)) ModelState.AddModelError("number", texts["Track.NoNumber"]);
        if (string.IsNullOrWhiteSpace(Code)) ModelState.AddModelError("code", texts["Track.NoCode"]);
        return ModelState.IsValid ? await ShowAsync(cancellationToken) : Page();
    }

    public async Task<IActionResult> OnPostLostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Number)) ModelState.AddModelError("number", texts["Track.NoNumber"]);
        if (VietnameseText.Clean(Email).IndexOf('@', StringComparison.Ordinal) <= 0) ModelState.AddModelError("email", texts["Track.NoEmail"]);
        if (!ModelState.IsValid) return Page();
        if (Number!.Length <= MostCharacters && Email!.Length <= 254) await lost.HandleAsync(Number, Email, cancellationToken);
        TempData.Flash(NoticeKind.Information, texts["Track.Sent"]);
        return RedirectToPage(new { number = (string?)null });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var details = Number!.Length <= MostCharacters && Code!.Length <= MostCharacters ? await cases.ForTrackingAsync(Number, Code, cancellationToken) : null;
        if (details is null)
        {
            ModelState.AddModelError("number", texts["Track.Unknown"]);
            return Page();
        }
        Response.Headers.CacheControl = "no-store";
        Progress = progress.Read(details);
        return Page();
    }
}
