using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity.Accounts.SignIn;

namespace Saola.Engines.Identity.Pages.SignIn;

/// <summary>After a new sign-in: what was typed before is sent again by one press, to where it was going, through all the checks of that page.</summary>
[Authorize(Access.SignedIn)]
internal sealed class ResumeModel(KeptForms kept, ICurrentUser user) : PageModel
{
    public KeptForm? Form { get; private set; }

    public IActionResult OnGet()
    {
        Form = kept.Read(HttpContext, user.PersonId);
        if (Form is not null && Url.IsLocalUrl(Form.Target)) return Page();
        KeptForms.Forget(HttpContext);
        return LocalRedirect("/");
    }
}
