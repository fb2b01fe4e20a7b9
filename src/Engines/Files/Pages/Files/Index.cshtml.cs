using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Files.Desk;
using Saola.Engines.Identity;

namespace Saola.Engines.Files.Pages.Files;

/// <summary>The administrator's page of files: where they lie, what the scanner says.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class IndexModel(FilesDesk desk) : PageModel
{
    public FilesState State { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => State = await desk.ReadAsync(cancellationToken);
}
