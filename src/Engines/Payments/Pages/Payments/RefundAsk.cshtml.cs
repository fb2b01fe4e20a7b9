using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Refunds;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>A cashier asks for money to be given back.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class RefundAskModel(RefundMoney refunds, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The money that came in.</summary>
    [BindProperty(SupportsGet = true, Name = "tien")]
    public Guid Money { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Beneficiary { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await refunds.AskAsync(new RefundAsked(Money, Reason, Beneficiary), cancellationToken);
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts["Refund.Asked"]);
            return Redirect("/can-bo/thu-phi/hoan-tien");
        }
        ModelState.Add(result.Faults);
        return Page();
    }
}
