using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Receipts;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>A receipt with a wrong name is cancelled by a new one.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class ReplaceModel(ReplaceReceipt replace, ReceiptList list, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? PayerName { get; set; }

    [BindProperty]
    public string? PayerNumber { get; set; }

    [BindProperty]
    public string? PayerAddress { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ReceiptView Old { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { } old) return NotFound();
        (Old, PayerName) = (old, old.PayerName);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await replace.HandleAsync(new ReceiptMend(id, PayerName, PayerNumber, PayerAddress, Reason), cancellationToken);
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts["Receipt.ReplacedNow", result.Value.Number]);
            return Redirect("/can-bo/thu-phi/bien-lai");
        }
        if (await list.FindAsync(id, cancellationToken) is not { } old) return NotFound();
        Old = old;
        ModelState.Add(result.Faults);
        return Page();
    }
}
