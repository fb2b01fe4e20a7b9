using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Administration begins with the people.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Identity/Admin/People");
}
