using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.Security;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Demonstration;
using Saola.Engines.Identity.National;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.SignIn;

/// <summary>The sign-in page; in a demonstration its accounts stand below the form.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class IndexModel(SignInWithPassword signIn, Passkeys passkeys, SignInDoor door, Landing landing, IAuthenticationSchemeProvider schemes, SaolaSettings settings, IStringLocalizer<Texts> texts)
    : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool HasNationalIdentity { get; private set; }

    public IReadOnlyList<DemonstrationLine> Demonstration { get; private set; } = [];

    public Task OnGetAsync(string? national)
    {
        if (national is "failed") ModelState.AddModelError("", texts["National.Failed"]);
        return ShowAsync();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SignInAsync(Email, Password, cancellationToken);

    public async Task<IActionResult> OnPostDemonstrationAsync(CancellationToken cancellationToken) =>
        settings.Demo ? await SignInAsync(Email, DemonstrationAccounts.Password, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        var result = await passkeys.SignInAsync(credential, cancellationToken);
        if (!result.IsDone) return await RefuseAsync(result.Faults);
        await door.OpenAsync(HttpContext, result.Value, "passkey");
        return LocalRedirect(await landing.AfterSignInAsync(HttpContext, Url, ReturnUrl));
    }

    private async Task<IActionResult> SignInAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        var result = await signIn.HandleAsync(new PasswordInput { Email = email, Password = password }, cancellationToken);
        if (!result.IsDone && result.Faults[0].Code == "identity.email_unconfirmed") return RedirectToPage("/Identity/Register/Sent", new { Email = email });
        if (!result.IsDone) return await RefuseAsync(result.Faults);
        if (result.Value.NeedsSecondFactor)
        {
            await door.AwaitSecondFactorAsync(HttpContext, result.Value.Account);
            return RedirectToPage("/Identity/SignIn/SecondFactor", new { ReturnUrl });
        }
        await door.OpenAsync(HttpContext, result.Value.Account, "password");
        return LocalRedirect(await landing.AfterSignInAsync(HttpContext, Url, ReturnUrl));
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Fault> faults)
    {
        ModelState.Add(faults);
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        HasNationalIdentity = await schemes.GetSchemeAsync(NationalIdentity.Scheme) is not null;
        if (settings.Demo) Demonstration = [.. DemonstrationAccounts.All.Select(a => new DemonstrationLine(a.Email, a.Name, texts["Demo." + a.What]))];
    }

    public sealed record DemonstrationLine(string Email, string Name, string What);
}
