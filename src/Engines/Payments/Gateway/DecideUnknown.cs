using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Gateway;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>A person found out, in the provider's books, how a payment of unknown outcome ended; or takes back an order that nobody is paying.</summary>
internal sealed class DecideUnknown(PaymentActs acts, TakeMoney take, HearGateway hear, ICurrentUser user)
{
    /// <summary>Faults: <c>payment.not_yours</c>, <c>payment.no_reason</c>, <c>payment.unknown</c>, <c>payment.not_uncertain</c>, <c>payment.no_evidence</c> (paid without the provider's number).</summary>
    public async Task<Result> HandleAsync(string reference, bool paid, string? transaction, string? reason, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance)) return new Fault("payment.not_yours", Texts.Say("Payment.FinanceOnly"));
        var (words, number) = (VietnameseText.CleanLines(reason), VietnameseText.Clean(transaction));
        if (words.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        if (paid && number.Length is 0 or > 80) return new Fault("payment.no_evidence", Texts.Say("Payment.NoEvidence"), "Transaction");
        return await acts.RunAsync(async token =>
        {
            if (await acts.OrderAsync(reference, token) is not { } order) return PaymentActs.Unknown();
            var attempt = await acts.Db.Set<PaymentAttempt>().Where(a => a.OrderId == order.Id && (a.State == AttemptState.Unknown || a.State == AttemptState.Started)).OrderByDescending(a => a.Id).FirstOrDefaultAsync(token);
            if (attempt is null || attempt is { State: AttemptState.Started, Asked: 0 }) return Result.Refused("payment.not_uncertain", Texts.Say("Payment.NotUncertain"));
            hear.End(attempt, paid ? AttemptState.Succeeded : AttemptState.Failed, "by_person", paid ? number : null);
            await acts.RecordAsync("payments.decide_unknown", order, [hear.Ended(order, attempt)], token, words);
            if (!paid)
            {
                if (order.State is PaymentOrderState.Unknown or PaymentOrderState.Pending) order.State = PaymentOrderState.Failed;
                return Result.Done;
            }
            await take.TakeAsync(order, new MoneyIn($"gateway:{attempt.Provider}:{attempt.Reference}", PaymentChannel.Gateway, attempt.Amount, acts.Now)
            {
                By = user.PersonId, Provider = attempt.Provider, ProviderTransaction = number, AttemptReference = attempt.Reference, AttemptAt = attempt.StartedAt,
            }, token);
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>Takes an order back. Faults: <c>payment.not_yours</c>, <c>payment.no_reason</c>, <c>payment.unknown</c>, <c>payment.in_progress</c>, <c>payment.not_open</c>.</summary>
    public async Task<Result> CancelAsync(string reference, string? reason, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        var words = VietnameseText.CleanLines(reason);
        if (words.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        return await acts.RunAsync(async token =>
        {
            if (await acts.OrderAsync(reference, token) is not { } order) return PaymentActs.Unknown();
            if (order.State is PaymentOrderState.Pending or PaymentOrderState.Unknown) return new Fault("payment.in_progress", Texts.Say("Payment.InProgress", order.Reference));
            if (!order.IsOpen) return new Fault("payment.not_open", Texts.Say("Payment.NotOpen"));
            order.End(PaymentOrderState.Cancelled);
            IReadOnlyList<IEvent> events = [new PaymentOrderCancelled(PaymentActs.Facts(order), "by_staff", acts.Now)];
            await acts.RecordAsync("payments.cancel", order, events, token, words);
            return Result.Done;
        }, cancellationToken);
    }
}
