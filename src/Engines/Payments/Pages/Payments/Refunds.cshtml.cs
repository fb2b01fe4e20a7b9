using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Ordering;
using Saola.Kernel;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>Money that waits to be given back, and the refunds on their way.</summary>
[RequireRole(Roles.Clerk, Roles.Finance, Roles.Director)]
internal sealed class RefundsModel(CashierDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<AsideLine> Aside { get; private set; } = new([], null);

    public Page<RefundLine> Refunds { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Aside = await desk.AsideAsync(Cursor, Paging.ScreenRows, cancellationToken);
        Refunds = await desk.RefundsAsync(Enum.GetValues<RefundState>(), null, 50, cancellationToken);
    }
}
