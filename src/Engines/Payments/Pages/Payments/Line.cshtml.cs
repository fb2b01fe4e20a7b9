using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Transfers;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>An accountant settles a line that found no payment.</summary>
[RequireRole(Roles.Finance)]
internal sealed class LineModel(SettleStatementLine settle, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await settle.HandleAsync(id, Reference, Reason, cancellationToken);
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts["Statement.SettledNow"]);
            return Redirect("/can-bo/thu-phi/doi-soat");
        }
        ModelState.Add(result.Faults);
        return Page();
    }
}
