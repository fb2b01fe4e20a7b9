using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Gateway;
using Saola.Engines.Payments.Ordering;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>One payment for cashiers: tries, money, receipts, and what a person may do about it.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class OrderModel(PaymentPageReader reader, TakeCash cash, AskNow ask, DecideUnknown decide, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "reference")]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Transaction { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Number of a paper receipt; an electronic one is issued without.</summary>
    [BindProperty]
    public string? Receipt { get; set; }

    public PaymentPage Shown { get; private set; } = null!;

    public bool MayTakeCash => Shown.Order.State is PaymentOrderState.Created or PaymentOrderState.Failed or PaymentOrderState.Expired;

    public bool MayAsk => Shown.Attempts.Any(a => a.State is AttemptState.Started or AttemptState.Unknown);

    public bool MayDecide { get; private set; }

    public bool MayCancel => Shown.Order.State is PaymentOrderState.Created or PaymentOrderState.Failed;

    public IReadOnlyList<Choice> Outcomes => [new("paid", texts["Office.Outcome.Paid"]), new("not_paid", texts["Office.Outcome.NotPaid"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCashAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var taken = await cash.HandleAsync(Shown.Subject, Shown.Order.Item, Shown.Order.Amount, Receipt, cancellationToken);
        return await AfterAsync(taken.WithoutValue(), taken.IsDone ? texts["Office.CashTaken", taken.Value] : "", cancellationToken);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        var result = await ask.HandleAsync(Reference, cancellationToken);
        return await AfterAsync(result.WithoutValue(), result.IsDone ? texts["Office.AskedNow", texts["Order." + result.Value]] : "", cancellationToken);
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) => Outcome is "paid" or "not_paid"
        ? await AfterAsync(await decide.HandleAsync(Reference, Outcome == "paid", Transaction, Reason, cancellationToken), texts["Office.Decided"], cancellationToken)
        : await AfterAsync(new Fault("payment.no_outcome", texts["Office.NoOutcome"], nameof(Outcome)), "", cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await decide.CancelAsync(Reference, Reason, cancellationToken), texts["Office.Cancelled"], cancellationToken);

    private async Task<IActionResult> AfterAsync(Result result, string done, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, done);
            return RedirectToPage(new { reference = Reference });
        }
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Add(result.Faults);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(Reference, null, cancellationToken) is not { } page) return false;
        Shown = page;
        MayDecide = (await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance) && page.Attempts.Any(a => a.State == AttemptState.Unknown || a is { State: AttemptState.Started, Asked: > 0 });
        return true;
    }
}
