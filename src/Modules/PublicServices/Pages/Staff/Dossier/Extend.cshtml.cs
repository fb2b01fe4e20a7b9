using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Gives the applicant more days to mend what was asked, with a reason.</summary>
[RequireRole]
internal sealed class ExtendModel(DossierTools tools, ExtendSupplement extend) : DossierPage(tools)
{
    [BindProperty]
    public DateOnly? DueBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await extend.HandleAsync(Dossier.Row.Id, DueBy, Reason, cancellationToken), "Done.extend", cancellationToken);
}
