using Microsoft.EntityFrameworkCore;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Receipts;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Taking;

/// <summary>Money that came in.</summary>
/// <param name="Key">Where it came from; the same key never counts twice.</param>
/// <param name="Channel">Which way.</param>
/// <param name="Amount">How much.</param>
/// <param name="At">When.</param>
internal sealed record MoneyIn(string Key, PaymentChannel Channel, Money Amount, DateTimeOffset At)
{
    public Guid? By { get; init; }
    public string? Provider { get; init; }
    public string? ProviderTransaction { get; init; }
    public string? AttemptReference { get; init; }
    public DateTimeOffset? AttemptAt { get; init; }

    /// <summary>Number of a paper receipt that the clerk wrote; an electronic one is issued when null.</summary>
    public string? PaperReceipt { get; init; }
}

/// <summary>What became of money.</summary>
/// <param name="Use">What it was used for.</param>
/// <param name="TakingsId">Its record.</param>
/// <param name="WasThereBefore">The same money was counted before.</param>
/// <param name="Receipt">The receipt, when it paid the order.</param>
internal sealed record MoneyTaken(MoneyUse Use, Guid TakingsId, bool WasThereBefore, Receipt? Receipt);

/// <summary>
/// The one place where an order becomes paid, whatever the way: money counts once by its key, an order is settled by one money alone, and what it is for
/// is marked in the same commit. What comes on top is kept as surplus, for somebody to give back.
/// </summary>
internal sealed class TakeMoney(PaymentActs acts, IEnumerable<IPaymentTarget> targets, IssueReceipt receipts, CashierDays days)
{
    /// <summary>Joins the present unit of work.</summary>
    public async Task<MoneyTaken> TakeAsync(PaymentOrder order, MoneyIn money, CancellationToken cancellationToken)
    {
        if (await acts.Db.Set<Takings>().FirstOrDefaultAsync(t => t.Key == money.Key, cancellationToken) is { } before) return new MoneyTaken(before.Use, before.Id, true, null);
        var takings = new Takings
        {
            Id = acts.NewId(), Key = money.Key, OrderId = order.Id, Channel = money.Channel, Amount = money.Amount, At = money.At, Day = await days.OpenDayAsync(cancellationToken),
            By = money.By, Provider = money.Provider, ProviderTransaction = money.ProviderTransaction, AttemptReference = money.AttemptReference, AttemptAt = money.AttemptAt,
        };
        acts.Db.Add(takings);
        var events = new List<IEvent>();
        var receipt = await SettleAsync(order, takings, money.PaperReceipt, events, cancellationToken);
        events.Insert(0, new MoneyReceived(takings.Id, CodeNames.Of(takings.Channel), takings.Amount.Dong, CodeNames.Of(takings.Use), order.Reference, takings.At));
        await acts.RecordAsync("payments.take", order, events, cancellationToken);
        return new MoneyTaken(takings.Use, takings.Id, false, receipt);
    }

    /// <summary>Lets money that was put aside pay an order after all. Joins the present unit of work; false when nothing is owed.</summary>
    public async Task<Receipt?> UseAsync(PaymentOrder order, Takings takings, List<IEvent> events, CancellationToken cancellationToken)
    {
        takings.OrderId = order.Id;
        return await SettleAsync(order, takings, null, events, cancellationToken);
    }

    private async Task<Receipt?> SettleAsync(PaymentOrder order, Takings takings, string? paper, List<IEvent> events, CancellationToken cancellationToken)
    {
        var target = targets.First(t => t.Kind == order.SubjectKind);
        takings.Use = order.WasPaid ? MoneyUse.Surplus : takings.Amount != order.Amount ? MoneyUse.WrongAmount
            : await target.DemandAsync(order.SubjectId, order.Item, cancellationToken) is { } demand && demand.Amount == order.Amount ? MoneyUse.Settled : MoneyUse.Surplus;
        if (takings.Use != MoneyUse.Settled) return null;
        // A number is taken only for what is settled: the series has no gap.
        var receipt = await receipts.MakeAsync(order, takings, paper, cancellationToken);
        var settled = await target.SettleAsync(new SettledPayment(order.Subject, order.Item, order.Amount, receipt.Number, takings.Channel, takings.At, takings.By), cancellationToken);
        if (!settled.IsDone) throw new InvalidOperationException($"{order.Reference} is owed and was refused: {settled.Faults[0].Code}");
        acts.Db.Add(receipt);
        takings.SettlesOrderId = order.Id;
        order.State = PaymentOrderState.Paid;
        (order.PaidAt, order.PaidBy, order.OpenKey) = (takings.At, takings.Channel, null);
        events.Add(new PaymentOrderPaid(PaymentActs.Facts(order), CodeNames.Of(takings.Channel), takings.At));
        events.Add(new ReceiptIssued(receipt.Id, receipt.Series, receipt.Sequence, receipt.Number, receipt.Amount.Dong, receipt.IssuedAt));
        return receipt;
    }
}
