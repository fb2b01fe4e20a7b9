using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>All payments for cashiers, the newest first.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class OrdersModel(PaymentQueries queries) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public PaymentOrderState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    /// <summary>Reference that leads straight to its payment.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Reference { get; set; }

    public Page<PaymentOrderView> Orders { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Reference) && await queries.ForReaderAsync(Reference, null, cancellationToken) is { } found) return Redirect("/can-bo/thu-phi/khoan/" + found.Reference);
        Orders = string.IsNullOrWhiteSpace(Reference) ? await queries.ListAsync(State is { } one ? [one] : [], Cursor, Paging.ScreenRows, cancellationToken) : Orders;
        return Page();
    }
}
