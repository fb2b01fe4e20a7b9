using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Gives the present step to another person of the same unit and role.</summary>
[RequireRole]
internal sealed class HandOverModel(DossierTools tools, HandOverCase handOver) : DossierPage(tools)
{
    [BindProperty]
    public string? AssigneeId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await handOver.HandleAsync(Dossier.Row.Id, Guid.TryParse(AssigneeId, out var id) ? id : Guid.Empty, Reason, cancellationToken), "Done.hand_over", cancellationToken, "/can-bo");

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Dossier.Row is not { StepRole: { } role, StepUnit: { } unit }) return;
        People = [.. (await Tools.Directory.HoldersAsync(role, unit, cancellationToken)).Where(p => p.Id != Dossier.Row.AssigneeId).Select(p => new Choice(p.Id.ToString("D"), p.FullName))];
    }
}
