using Microsoft.EntityFrameworkCore;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>Sends a payer to the gateway. The try is recorded before the payer goes: what comes back later always finds it.</summary>
internal sealed class StartPayment(PaymentActs acts, IEnumerable<IPaymentGateway> gateways, SaolaSettings site)
{
    /// <summary>A gateway closes its page after a quarter of an hour.</summary>
    private static readonly TimeSpan AtTheGateway = TimeSpan.FromMinutes(15);

    /// <summary>Where the payer goes. Faults: <c>payment.unknown</c>, <c>payment.not_open</c>, <c>payment.expired</c>, <c>payment.in_progress</c> (unknown outcome), <c>payment.no_gateway</c>.</summary>
    public async Task<Result<Uri>> HandleAsync(Guid orderId, string payerAddress, bool english, CancellationToken cancellationToken)
    {
        if (gateways.FirstOrDefault() is not { } gateway) return new Fault("payment.no_gateway", Texts.Say("Payment.NoGateway"));
        var started = await acts.RunAsync(token => RecordAsync(orderId, gateway, token), cancellationToken);
        if (!started.IsDone) return Result<Uri>.Refused(started.Faults);
        var (order, attempt) = started.Value;
        var back = new Uri($"{site.PublicAddress}/thanh-toan/ve/{gateway.Code}");
        return gateway.Redirect(new GatewayPayment(attempt.Reference, attempt.Amount, $"Thanh toan {order.Reference}", back, attempt.StartedAt, attempt.StartedAt + AtTheGateway, payerAddress, english));
    }

    private async Task<Result<(PaymentOrder Order, PaymentAttempt Attempt)>> RecordAsync(Guid orderId, IPaymentGateway gateway, CancellationToken cancellationToken)
    {
        var order = await acts.Db.Set<PaymentOrder>().FirstOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        if (order is null) return PaymentActs.Unknown();
        if (!order.IsOpen) return new Fault("payment.not_open", Texts.Say("Payment.NotOpen"));
        if (order.ExpiresAt <= acts.Now) return new Fault("payment.expired", Texts.Say("Payment.Expired"));
        // Nobody knows whether the last try took the money: a second one might take it twice.
        if (order.State == PaymentOrderState.Unknown) return new Fault("payment.in_progress", Texts.Say("Payment.OutcomeUnknown", order.Reference));
        var running = await acts.Db.Set<PaymentAttempt>().Where(a => a.OrderId == order.Id).OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        // A second tab is sent to the same try, not to a second one that might be paid beside it.
        if (running.FirstOrDefault(a => a.State == AttemptState.Started && a.StartedAt + AtTheGateway > acts.Now) is { } same) return (order, same);
        var attempt = new PaymentAttempt
        {
            Id = acts.NewId(), OrderId = order.Id, Provider = gateway.Code, Reference = $"{order.Reference}{running.Count + 1:00}", Amount = order.Amount, StartedAt = acts.Now, AskAt = acts.Now + AtTheGateway,
        };
        acts.Db.Add(attempt);
        order.State = PaymentOrderState.Pending;
        await acts.RecordAsync("payments.start", order, [new PaymentAttemptStarted(PaymentActs.Facts(order), attempt.Reference, attempt.Provider, attempt.StartedAt)], cancellationToken);
        return (order, attempt);
    }
}
