using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Saola.Engines.Jobs;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events.Payments;

namespace Saola.Engines.Payments.Gateway;

/// <summary>
/// Asks the gateway about payers who did not come back. No answer makes the payment unknown, which everybody sees; it is asked again after growing pauses,
/// and then a person decides (<see cref="DecideUnknown"/>): the program never guesses about money.
/// </summary>
internal sealed class AskGateway(PaymentActs acts, HearGateway hear, IEnumerable<IPaymentGateway> gateways, PaymentSettings settings, ILogger<AskGateway> log) : IScheduledWork
{
    public const string Name = "payments.ask_gateway";
    private const int MostAtOnce = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = acts.Now;
        var due = await acts.Db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.AskAt != null && a.AskAt <= now).OrderBy(a => a.AskAt).Take(MostAtOnce).ToListAsync(cancellationToken);
        foreach (var attempt in due)
        {
            if (gateways.FirstOrDefault(g => g.Code == attempt.Provider) is { } gateway) await AskAsync(gateway, attempt, cancellationToken);
        }
    }

    /// <summary>Asks about one try.</summary>
    public async Task AskAsync(IPaymentGateway gateway, PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            var status = await gateway.AskAsync(attempt.Reference, attempt.StartedAt, cancellationToken);
            if (status.Outcome == GatewayOutcome.Open)
            {
                await NoAnswerAsync(attempt.Id, unknown: false, "open", cancellationToken);
                return;
            }
            // A try that the gateway does not know was never begun there: nobody can pay it any more.
            var amount = status.Outcome == GatewayOutcome.NotFound ? attempt.Amount : status.Amount;
            var outcome = status.Outcome == GatewayOutcome.Paid ? GatewayOutcome.Paid : GatewayOutcome.NotPaid;
            var heard = await hear.NoticeAsync(attempt.Provider, new GatewayNotice(attempt.Reference, amount, outcome, status.Transaction, status.Code), cancellationToken);
            if (heard.What == Heard.WrongAmount) await NoAnswerAsync(attempt.Id, unknown: true, "amount", cancellationToken);
        }
        catch (GatewayUnreachableException exception)
        {
            log.LogWarning(exception, "The gateway {Provider} did not answer about {Attempt}", attempt.Provider, attempt.Reference);
            await NoAnswerAsync(attempt.Id, unknown: true, "unreachable", cancellationToken);
        }
    }

    internal Task<bool> NoAnswerAsync(Guid attemptId, bool unknown, string code, CancellationToken cancellationToken) => acts.RunAsync(async token =>
    {
        var attempt = await acts.Db.Set<PaymentAttempt>().FirstAsync(a => a.Id == attemptId, token);
        if (attempt.State is AttemptState.Succeeded or AttemptState.Failed) return true;
        attempt.Asked++;
        attempt.AskAt = attempt.Asked < settings.MostQuestions ? acts.Now.AddMinutes(Math.Pow(3, attempt.Asked)) : null;
        if (!unknown || attempt.State == AttemptState.Unknown) return true;
        var order = await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == attempt.OrderId, token);
        (attempt.State, attempt.Code) = (AttemptState.Unknown, code);
        if (order.State == PaymentOrderState.Pending) order.State = PaymentOrderState.Unknown;
        await acts.RecordAsync("payments.hear", order, [hear.Ended(order, attempt)], token);
        return true;
    }, cancellationToken);
}

/// <summary>Closes orders whose time is over. A try that is still running or unknown keeps its order open.</summary>
internal sealed class ExpireOrders(PaymentActs acts) : IScheduledWork
{
    public const string Name = "payments.expire_orders";
    private const int MostAtOnce = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = acts.Now;
        var ids = await acts.Db.Set<PaymentOrder>().AsNoTracking()
            .Where(o => (o.State == PaymentOrderState.Created || o.State == PaymentOrderState.Failed) && o.ExpiresAt <= now).OrderBy(o => o.ExpiresAt).Select(o => o.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await acts.RunAsync(async token =>
            {
                var order = await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == id, token);
                if (order.State is not (PaymentOrderState.Created or PaymentOrderState.Failed)) return true;
                order.End(PaymentOrderState.Expired);
                await acts.RecordAsync("payments.expire", order, [new PaymentOrderExpired(PaymentActs.Facts(order), acts.Now)], token);
                return true;
            }, cancellationToken);
        }
    }
}
