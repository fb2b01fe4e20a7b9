using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Refunds;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>One refund: decided by a second person, carried out by an accountant.</summary>
[RequireRole(Roles.Clerk, Roles.Finance, Roles.Director)]
internal sealed class RefundOneModel(CashierDesk desk, RefundMoney refunds, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public RefundLine Refund { get; private set; } = null!;

    public bool MayDecide { get; private set; }

    public bool MayCarryOut { get; private set; }

    public IReadOnlyList<Choice> Verdicts => [new("approve", texts["Refund.Approve"]), new("refuse", texts["Refund.Refuse"])];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellationToken) => await AfterAsync(id, Verdict is "approve" or "refuse"
        ? await refunds.DecideAsync(id, Verdict == "approve", Reason, cancellationToken) : new Fault("refund.no_verdict", texts["Refund.NoVerdict"], nameof(Verdict)), "Refund.DecidedNow", cancellationToken);

    public async Task<IActionResult> OnPostDoAsync(Guid id, CancellationToken cancellationToken) => await AfterAsync(id, await refunds.CarryOutAsync(id, Evidence, cancellationToken), "Refund.DoneNow", cancellationToken);

    private async Task<IActionResult> AfterAsync(Guid id, Result result, string done, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts[done]);
            return RedirectToPage(new { id });
        }
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        ModelState.Add(result.Faults);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.RefundAsync(id, cancellationToken) is not { } refund) return false;
        var authority = await user.AuthorityAsync(cancellationToken);
        Refund = refund;
        MayDecide = refund.State == RefundState.Requested && authority.MayApprove() && refund.RequestedBy != user.PersonId;
        MayCarryOut = refund.State is RefundState.Approved or RefundState.Unknown && authority.Has(Roles.Finance);
        return true;
    }
}
