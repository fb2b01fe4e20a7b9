using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Who holds which role where; a role is given on the page of the person.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class RoleListModel(PeopleDesk desk, IUnits units, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    public IReadOnlyList<RoleLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> RoleChoices => [.. Roles.All.Select(role => new Choice(role, texts["RoleName." + role]))];

    public IReadOnlyList<Choice> UnitChoices => [.. units.All().Where(u => u.Kind != "ward").Select(u => new Choice(u.Code, u.Name)).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];

    public string NameOf(string unit) => units.NameOf(unit);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await desk.RolesAsync(null, Unit, Role, withEnded: false, cancellationToken);
}
