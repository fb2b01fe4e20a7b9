using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Payments.Receipts;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>Whether a receipt is valid: for whoever holds it. Says nothing about the payer.</summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class CheckModel(ReceiptList list) : PageModel
{
    public ReceiptView Receipt { get; private set; } = null!;

    public string? ReplacedBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await list.CheckAsync(code, cancellationToken) is not { } found) return NotFound();
        (Receipt, ReplacedBy) = found;
        return Page();
    }
}
