using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases;
using Saola.Engines.Identity;

namespace Saola.Modules.PublicServices.Pages.Staff.Overdue;

/// <summary>The apologies that wait for me: for my signature, or for a reason from my steps and units.</summary>
[RequireRole]
internal sealed class ApologiesModel(ListApologies apologies, IUnits units) : PageModel
{
    public IReadOnlyList<WaitingApology> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await apologies.WaitingAsync(cancellationToken);

    public string UnitName(string code) => units.NameOf(code);
}
