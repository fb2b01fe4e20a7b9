using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Gateway;

/// <summary>What was made of a message of a gateway.</summary>
internal enum Heard
{
    /// <summary>Believed, and the books follow it.</summary>
    Done,

    /// <summary>Said before.</summary>
    Repeated,

    /// <summary>No such try.</summary>
    UnknownReference,

    /// <summary>The amount is another than that of the try.</summary>
    WrongAmount,

    /// <summary>The signature is wrong.</summary>
    Forged,
}

/// <summary>What was made of a message, and the order it is about.</summary>
internal sealed record HeardMessage(Heard What, string? Order, string? AccessCode);

/// <summary>
/// Hears what a gateway says: the payer's return, its own notification, the answer to a question. All three come here, at once or repeated,
/// and only the first one that is believed moves anything.
/// </summary>
internal sealed class HearGateway(PaymentActs acts, TakeMoney take, IEnumerable<IPaymentGateway> gateways, ILogger<HearGateway> log)
{
    /// <summary>A return or a notification.</summary>
    public async Task<HeardMessage> MessageAsync(string provider, IReadOnlyDictionary<string, string> fields, string from, CancellationToken cancellationToken)
    {
        if (gateways.FirstOrDefault(g => g.Code == provider)?.Read(fields) is { } notice) return await NoticeAsync(provider, notice, cancellationToken);
        log.LogWarning("A message in the name of the payment gateway {Provider} from {Address} had a wrong signature and was refused", provider, from);
        return new HeardMessage(Heard.Forged, null, null);
    }

    /// <summary>A message that is genuine.</summary>
    public Task<HeardMessage> NoticeAsync(string provider, GatewayNotice notice, CancellationToken cancellationToken) => acts.RunAsync(async token =>
    {
        var attempt = await acts.Db.Set<PaymentAttempt>().FirstOrDefaultAsync(a => a.Reference == notice.AttemptReference && a.Provider == provider, token);
        if (attempt is null) return new HeardMessage(Heard.UnknownReference, null, null);
        var order = await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == attempt.OrderId, token);
        return new HeardMessage(await ApplyAsync(order, attempt, notice, token), order.Reference, order.AccessCode);
    }, cancellationToken);

    private async Task<Heard> ApplyAsync(PaymentOrder order, PaymentAttempt attempt, GatewayNotice notice, CancellationToken cancellationToken)
    {
        if (attempt.State == AttemptState.Succeeded || (attempt.State == AttemptState.Failed && notice.Outcome != GatewayOutcome.Paid)) return Heard.Repeated;
        if (notice.Amount != attempt.Amount)
        {
            log.LogWarning("The gateway {Provider} reports {Amount} for {Attempt}, which is over {Expected}", attempt.Provider, notice.Amount.Dong, attempt.Reference, attempt.Amount.Dong);
            return Heard.WrongAmount;
        }
        var paid = notice.Outcome == GatewayOutcome.Paid;
        End(attempt, paid ? AttemptState.Succeeded : AttemptState.Failed, notice.Code, notice.Transaction);
        await acts.RecordAsync("payments.hear", order, [Ended(order, attempt)], cancellationToken);
        if (paid)
        {
            await take.TakeAsync(order, new MoneyIn($"gateway:{attempt.Provider}:{attempt.Reference}", PaymentChannel.Gateway, notice.Amount, acts.Now)
            {
                Provider = attempt.Provider, ProviderTransaction = notice.Transaction, AttemptReference = attempt.Reference, AttemptAt = attempt.StartedAt,
            }, cancellationToken);
        }
        else if (order.State is PaymentOrderState.Pending or PaymentOrderState.Unknown)
        {
            order.State = PaymentOrderState.Failed;
        }
        return Heard.Done;
    }

    /// <summary>The try ends.</summary>
    public void End(PaymentAttempt attempt, AttemptState state, string? code, string? transaction) =>
        (attempt.State, attempt.Code, attempt.ProviderTransaction, attempt.EndedAt, attempt.AskAt) = (state, code, transaction, acts.Now, null);

    public PaymentAttemptEnded Ended(PaymentOrder order, PaymentAttempt attempt) =>
        new(PaymentActs.Facts(order), attempt.Reference, attempt.Provider, CodeNames.Of(attempt.State), attempt.Code, acts.Now);
}
