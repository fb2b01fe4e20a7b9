using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Register;

/// <summary>Says that a letter is on its way, and sends it again.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SentModel(ConfirmEmail confirm, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await confirm.SendAgainAsync(Email, cancellationToken);
        TempData.Flash(NoticeKind.Information, texts["Sent.SentAgain"]);
        return RedirectToPage(new { Email });
    }
}
