using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Reset;

/// <summary>Asks for a letter with a link to set a new password.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class AskModel(AskPasswordReset ask, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await ask.HandleAsync(Email, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        TempData.Flash(NoticeKind.Information, texts["Reset.Sent"]);
        return RedirectToPage();
    }
}
