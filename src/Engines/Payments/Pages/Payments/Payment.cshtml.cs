using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Payments.Ordering;
using Saola.Web;
using Saola.Web.Composition;
using Saola.Web.Language;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>A payment for who pays it: what, how much, in which ways, and what became of it.</summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class PaymentModel(PaymentPageReader reader, StartPayment start, IEnumerable<IPaymentGateway> gateways) : PageModel
{
    /// <summary>Opens the page without an account.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? AccessCode { get; set; }

    public PaymentPage Shown { get; private set; } = null!;

    public string? GatewayName => gateways.FirstOrDefault()?.Name;

    public bool IsSimulated => gateways.FirstOrDefault()?.IsSimulated == true;

    /// <summary>
    /// Where the payer goes on to. The page leads there by a link and by itself: the policy of the site lets no form go elsewhere, not even by a redirect.
    /// </summary>
    public Uri? GoTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        return await FindAsync(reference, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostStartAsync(string reference, CancellationToken cancellationToken)
    {
        if (!await FindAsync(reference, cancellationToken)) return NotFound();
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        var result = await start.HandleAsync(Shown.Order.Id, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1", ScreenLanguage.IsEnglish, cancellationToken);
        if (result.IsDone) GoTo = result.Value;
        else ModelState.Add(result.Faults);
        return Page();
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(reference, AccessCode, cancellationToken) is not { } page) return false;
        Shown = page;
        return true;
    }
}
