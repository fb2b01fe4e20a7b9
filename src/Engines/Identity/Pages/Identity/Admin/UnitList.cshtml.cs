using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>The unit tree as a list; wards on demand.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class UnitListModel(IUnits units) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Wards { get; set; }

    public IReadOnlyList<UnitCard> Lines => [.. units.All().Where(u => (u.Kind == "ward") == Wards)];

    public string NameOf(string unit) => units.NameOf(unit);

    public void OnGet()
    {
    }
}
