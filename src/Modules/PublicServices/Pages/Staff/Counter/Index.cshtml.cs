using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Counter;

/// <summary>Counter filing on behalf of a visitor.</summary>
[RequireRole(Roles.Clerk)]
internal sealed class IndexModel(ReceiveVisitor receive, ProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Procedure { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? PersonalId { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? TaxCode { get; set; }

    public IReadOnlyList<Choice> Procedures => [.. catalogue.On(clock.Today()).OrderBy(p => VietnameseText.Fold(p.Name), StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public void OnGet(string? procedure) => Procedure = procedure;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await receive.HandleAsync(new VisitorInput
        {
            Procedure = Procedure ?? "", FullName = FullName ?? "", PersonalId = PersonalId, Phone = Phone, Email = Email, Address = Address, Organisation = Organisation, TaxCode = TaxCode,
        }, cancellationToken);
        if (result.IsDone) return LocalRedirect(result.Value.Page);
        foreach (var fault in result.Faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        return Page();
    }
}
