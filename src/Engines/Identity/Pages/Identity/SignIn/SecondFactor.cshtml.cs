using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.SignIn;

/// <summary>The second step: a code of the app, or a recovery code.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SecondFactorModel(SignInWithCode signIn, SignInDoor door, Landing landing) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Recovery { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await door.AwaitingSecondFactorAsync(HttpContext) is null ? RedirectToPage("/Identity/SignIn/Index", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await door.AwaitingSecondFactorAsync(HttpContext) is not { } accountId) return RedirectToPage("/Identity/SignIn/Index", new { ReturnUrl });
        var result = await signIn.HandleAsync(accountId, Code, Recovery, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        await door.OpenAsync(HttpContext, result.Value, Recovery ? "recovery_code" : "totp");
        return LocalRedirect(await landing.AfterSignInAsync(HttpContext, Url, ReturnUrl));
    }
}
