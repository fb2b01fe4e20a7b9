using Saola.Engines.Identity;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>
/// The cashier takes an item's money at the counter: the order is opened if there is none, and settled. Without the number of a paper receipt an electronic
/// one is issued; from <c>ElectronicOnlyFrom</c> on paper is refused.
/// </summary>
public sealed class TakeCash
{
    private readonly PaymentActs _acts;
    private readonly OpenPayment _open;
    private readonly TakeMoney _take;
    private readonly ICurrentUser _user;
    private readonly PaymentSettings _settings;

    internal TakeCash(PaymentActs acts, OpenPayment open, TakeMoney take, ICurrentUser user, PaymentSettings settings) => (_acts, _open, _take, _user, _settings) = (acts, open, take, user, settings);

    /// <summary>
    /// Faults: <c>payment.not_yours</c>, <c>payment.nothing_owed</c>, <c>payment.in_progress</c> (somebody is paying on line at this moment), <c>payment.amount</c>,
    /// <c>payment.paper_over</c>. Gives the number of the receipt. Joins a unit of work that runs.
    /// </summary>
    public async Task<Result<string>> HandleAsync(Subject subject, string item, Money amount, string? paperReceipt, CancellationToken cancellationToken)
    {
        if (!(await _user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        var paper = VietnameseText.Clean(paperReceipt) is { Length: > 0 } typed ? typed : null;
        if (paper is not null && _acts.Clock.Today() >= _settings.ElectronicOnlyFrom) return new Fault("payment.paper_over", Texts.Say("Payment.PaperOver", VietnameseFormats.Day(_settings.ElectronicOnlyFrom)), "Receipt");
        if (paper is { Length: > 60 }) return new Fault("payment.paper_long", Texts.Say("Payment.PaperLong"), "Receipt");
        return await _acts.RunAsync(token => TakeAsync(subject, item, amount, paper, token), cancellationToken);
    }

    private async Task<Result<string>> TakeAsync(Subject subject, string item, Money amount, string? paper, CancellationToken cancellationToken)
    {
        var opened = await _open.OrderAsync(subject, item, cancellationToken);
        if (!opened.IsDone) return Result<string>.Refused(opened.Faults);
        var order = opened.Value;
        if (order.State is PaymentOrderState.Pending or PaymentOrderState.Unknown) return new Fault("payment.in_progress", Texts.Say("Payment.InProgress", order.Reference));
        if (amount != order.Amount) return new Fault("payment.amount", Texts.Say("Payment.Amount", order.Amount), "Amount");
        // What was opened just now is not in the database yet, and is looked for there.
        await _acts.Db.SaveChangesAsync(cancellationToken);
        var taken = await _take.TakeAsync(order, new MoneyIn($"cash:{order.Id:N}", PaymentChannel.Cash, amount, _acts.Now) { By = _user.PersonId, PaperReceipt = paper }, cancellationToken);
        return taken.Receipt is { } receipt ? receipt.Number : new Fault("payment.nothing_owed", Texts.Say("Payment.NothingOwed"));
    }
}
