using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Demonstration;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.SignIn;

/// <summary>The sign-in page; in a demonstration its accounts stand below the form.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class IndexModel(SignInWithPassword signIn, SignInDoor door, Landing landing, SaolaSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemonstrationLine> Demonstration { get; private set; } = [];

    public void OnGet() => ShowDemonstration();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SignInAsync(Email, Password, cancellationToken);

    public async Task<IActionResult> OnPostDemonstrationAsync(CancellationToken cancellationToken) =>
        settings.Demo ? await SignInAsync(Email, DemonstrationAccounts.Password, cancellationToken) : NotFound();

    private async Task<IActionResult> SignInAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        var result = await signIn.HandleAsync(new PasswordInput { Email = email, Password = password }, cancellationToken);
        if (!result.IsDone)
        {
            foreach (var fault in result.Faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
            ShowDemonstration();
            return Page();
        }
        if (result.Value.NeedsSecondFactor)
        {
            await door.AwaitSecondFactorAsync(HttpContext, result.Value.Account);
            return RedirectToPage("/SignIn/SecondFactor", new { ReturnUrl });
        }
        await door.OpenAsync(HttpContext, result.Value.Account, "password");
        return LocalRedirect(await landing.AfterSignInAsync(HttpContext, Url, ReturnUrl));
    }

    private void ShowDemonstration()
    {
        if (settings.Demo)
            Demonstration = [.. DemonstrationAccounts.All.Select(a => new DemonstrationLine(a.Email, a.Name, texts["Demo." + a.What]))];
    }

    public sealed record DemonstrationLine(string Email, string Name, string What);
}
