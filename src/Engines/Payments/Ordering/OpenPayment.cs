using Microsoft.EntityFrameworkCore;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>
/// Asks for a payment: gives the live order of an item, or makes one. Two tabs and a double click get the same. An order over an amount that is owed
/// no longer is taken back first, unless somebody is just paying it. Whether the caller may is the caller's to check.
/// </summary>
public sealed class OpenPayment
{
    private readonly PaymentActs _acts;
    private readonly IEnumerable<IPaymentTarget> _targets;
    private readonly PaymentSettings _settings;

    internal OpenPayment(PaymentActs acts, IEnumerable<IPaymentTarget> targets, PaymentSettings settings) => (_acts, _targets, _settings) = (acts, targets, settings);

    /// <summary>Faults: <c>payment.nothing_owed</c>, <c>payment.in_progress</c>.</summary>
    public async Task<Result<PaymentOrderView>> HandleAsync(Subject subject, string item, CancellationToken cancellationToken)
    {
        var opened = await _acts.RunAsync(token => OrderAsync(subject, item, token), cancellationToken);
        return opened.IsDone ? PaymentQueries.View(opened.Value) : Result<PaymentOrderView>.Refused(opened.Faults);
    }

    /// <summary>The order itself, in the present unit of work or one of its own.</summary>
    internal async Task<Result<PaymentOrder>> OrderAsync(Subject subject, string item, CancellationToken cancellationToken)
    {
        var demand = await _targets.First(t => t.Kind == subject.Kind).DemandAsync(subject.Id, item, cancellationToken);
        var key = PaymentOrder.KeyOf(subject, item);
        var live = await _acts.Db.Set<PaymentOrder>().FirstOrDefaultAsync(o => o.OpenKey == key, cancellationToken);
        if (demand is null) return new Fault("payment.nothing_owed", Texts.Say("Payment.NothingOwed"));
        if (live is not null && live.Amount == demand.Amount && live.ExpiresAt > _acts.Now) return live;
        if (live is { State: PaymentOrderState.Pending or PaymentOrderState.Unknown }) return live.Amount == demand.Amount ? live : new Fault("payment.in_progress", Texts.Say("Payment.InProgress", live.Reference));
        if (live is not null) await CloseAsync(live, live.Amount == demand.Amount ? null : "amount_changed", cancellationToken);
        return await MakeAsync(demand, key, cancellationToken);
    }

    private async Task CloseAsync(PaymentOrder live, string? ground, CancellationToken cancellationToken)
    {
        live.End(ground is null ? PaymentOrderState.Expired : PaymentOrderState.Cancelled);
        IEvent happened = ground is null ? new PaymentOrderExpired(PaymentActs.Facts(live), _acts.Now) : new PaymentOrderCancelled(PaymentActs.Facts(live), ground, _acts.Now);
        await _acts.RecordAsync(ground is null ? "payments.expire" : "payments.cancel", live, [happened], cancellationToken);
        // The key is free for the next order only once this one has let go of it.
        await _acts.Db.SaveChangesAsync(cancellationToken);
    }

    private async Task<PaymentOrder> MakeAsync(PaymentDemand demand, string key, CancellationToken cancellationToken)
    {
        var order = new PaymentOrder
        {
            Id = _acts.NewId(), Reference = PaymentReference.New(), AccessCode = Receipts.IssueReceipt.NewCode(), SubjectKind = demand.Subject.Kind, SubjectId = demand.Subject.Id, Item = demand.Item,
            Name = demand.Name, RecordNumber = demand.RecordNumber, Link = demand.Link, Amount = demand.Amount, PayerPersonId = demand.Payer.PersonId, PayerOrganisationId = demand.Payer.OrganisationId,
            PayerName = demand.Payer.Name, PayerNumber = demand.Payer.Number, PayerAddress = demand.Payer.Address, CreatedAt = _acts.Now, ExpiresAt = _acts.Now.AddHours(_settings.OrderHours), OpenKey = key,
        };
        _acts.Db.Add(order);
        await _acts.RecordAsync("payments.open", order, [new PaymentOrderOpened(PaymentActs.Facts(order), order.ExpiresAt)], cancellationToken);
        return order;
    }
}
