using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.National;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.SignIn;

/// <summary>
/// The way to the national identity and back. Reached by a link and not by a form: the content policy lets no form be redirected to another site.
/// </summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NationalModel(
    SignInWithNationalIdentity signIn, SignInDoor door, Landing landing, NationalIdentitySettings settings, IAuthenticationSchemeProvider schemes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await schemes.GetSchemeAsync(NationalIdentity.Scheme) is null) return NotFound();
        return Challenge(new AuthenticationProperties { RedirectUri = Url.Page(null, "Back", new { ReturnUrl }) }, NationalIdentity.Scheme);
    }

    public async Task<IActionResult> OnGetBackAsync(CancellationToken cancellationToken)
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal is null || NationalPerson.Read(answer.Principal, settings.Claims) is not { } person)
            return RedirectToPage("/Identity/SignIn/Index", new { ReturnUrl, National = "failed" });
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var result = await signIn.HandleAsync(person, cancellationToken);
        if (!result.IsDone)
        {
            TempData.Flash(NoticeKind.Action, result.Faults[0].Message);
            return RedirectToPage("/Identity/SignIn/Index", new { ReturnUrl });
        }
        await door.OpenAsync(HttpContext, result.Value.Account, "national", result.Value.OrganisationId);
        return LocalRedirect(await landing.AfterSignInAsync(HttpContext, Url, ReturnUrl));
    }
}
