using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Reset;

/// <summary>Sets a new password by the link of a letter.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SetModel(ResetPassword reset, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await reset.HandleAsync(Id, Code, Password, PasswordAgain, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts["Reset.Done"]);
        return RedirectToPage("/Identity/SignIn/Index");
    }
}
