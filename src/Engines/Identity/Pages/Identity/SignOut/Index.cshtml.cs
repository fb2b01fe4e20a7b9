using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity.Accounts;

namespace Saola.Engines.Identity.Pages.SignOut;

/// <summary>Ends the session: only ever by a post, so that no link of another site can do it.</summary>
internal sealed class IndexModel : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await SignInDoor.CloseAsync(HttpContext);
        return LocalRedirect("/");
    }
}
