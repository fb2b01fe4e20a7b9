using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Web.Navigation;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>The first page of administration: what each part brings, as far as the person may open it.</summary>
[RequireRole(Roles.Administrator, Roles.Clerk, Roles.Office)]
internal sealed class IndexModel(Menu menu) : PageModel
{
    public IReadOnlyList<MenuItem> Items { get; private set; } = [];

    public async Task OnGetAsync() => Items = await menu.ItemsAsync(NavigationPlace.Administration, HttpContext);
}
