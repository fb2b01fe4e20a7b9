using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The clerk records a fee as received, with its receipt.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class FeeModel(DossierTools tools, RecordFee record) : DossierPage(tools)
{
    [BindProperty]
    public Guid FeeId { get; set; }

    [BindProperty]
    public Money Amount { get; set; }

    [BindProperty]
    public string? Receipt { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await record.HandleAsync(Dossier.Row.Id, FeeId, Amount, Receipt ?? "", cancellationToken), "Done.fee", cancellationToken);
}
