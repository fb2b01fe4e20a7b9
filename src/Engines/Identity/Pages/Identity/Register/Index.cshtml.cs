using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Register;

/// <summary>Registration of a person.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class IndexModel(RegisterAccount register) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await register.HandleAsync(new RegisterInput
        {
            FullName = Input.FullName, Email = Input.Email, Phone = Input.Phone, Password = Input.Password, PasswordAgain = Input.PasswordAgain, Consent = Input.Consent,
        }, cancellationToken);
        if (result.IsDone) return RedirectToPage("/Identity/Register/Sent", new { Input.Email });
        ModelState.Add(result.Faults, nameof(Input));
        return Page();
    }

    public sealed class Fields
    {
        public string? FullName { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
        public string? Password { get; set; }
        public string? PasswordAgain { get; set; }
        public bool Consent { get; set; }
    }
}
