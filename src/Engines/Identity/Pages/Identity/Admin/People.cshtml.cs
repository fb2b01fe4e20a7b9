using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity.Desk;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Finds people; staff are shown before anything is typed.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class PeopleModel(PeopleDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<PersonLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await desk.FindAsync(Query, cancellationToken);
}
