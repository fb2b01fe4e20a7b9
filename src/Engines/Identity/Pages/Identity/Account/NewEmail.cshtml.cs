using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>Opens the link that went to a new address; the post takes it over.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NewEmailModel(ConfirmEmail confirm, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await confirm.TakeNewAsync(Id, Code, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts["Confirm.Done"]);
        return RedirectToPage("/Identity/SignIn/Index");
    }
}
