using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases;
using Saola.Engines.Identity;

namespace Saola.Modules.PublicServices.Pages.Staff.Queue;

/// <summary>Opinions that my units owe.</summary>
[RequireRole]
internal sealed class OpinionsModel(ListOpinions opinions, IUnits units) : PageModel
{
    public IReadOnlyList<AwaitedOpinion> Awaited { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Awaited = await opinions.HandleAsync(cancellationToken);

    public string UnitName(string code) => units.NameOf(code);
}
