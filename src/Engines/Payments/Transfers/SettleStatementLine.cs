using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Transfers;

/// <summary>
/// An accountant settles a line that found no order: names the order that it pays, or puts it aside (it is no payment of ours, or goes back at the bank). Always with a reason.
/// </summary>
internal sealed class SettleStatementLine(PaymentActs acts, TakeMoney take, ICurrentUser user)
{
    /// <summary>
    /// Faults: <c>payment.not_yours</c>, <c>payment.no_reason</c>, <c>statement.unknown</c>, <c>statement.settled</c>, <c>payment.unknown</c>, <c>statement.other_amount</c>, <c>payment.nothing_owed</c>.
    /// </summary>
    /// <param name="lineId">The line.</param>
    /// <param name="reference">The order that it pays; null puts the line aside.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Result> HandleAsync(Guid lineId, string? reference, string? reason, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance)) return new Fault("payment.not_yours", Texts.Say("Payment.FinanceOnly"));
        var words = VietnameseText.CleanLines(reason);
        if (words.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        return await acts.RunAsync(token => SettleAsync(lineId, PaymentReference.Clean(reference), words, token), cancellationToken);
    }

    private async Task<Result> SettleAsync(Guid lineId, string reference, string reason, CancellationToken cancellationToken)
    {
        var line = await acts.Db.Set<StatementLine>().FirstOrDefaultAsync(l => l.Id == lineId, cancellationToken);
        if (line is null) return new Fault("statement.unknown", Texts.Say("Statement.Unknown"));
        if (line.Match != StatementMatch.UnknownReference) return new Fault("statement.settled", Texts.Say("Statement.Settled"));
        if (reference.Length > 0)
        {
            if (await acts.OrderAsync(reference, cancellationToken) is not { } order) return new Fault("payment.unknown", Texts.Say("Payment.Unknown"), "Reference");
            if (order.Amount != line.Amount) return new Fault("statement.other_amount", Texts.Say("Statement.OtherAmount", order.Amount, line.Amount), "Reference");
            if (order.WasPaid) return new Fault("payment.nothing_owed", Texts.Say("Payment.NothingOwed"), "Reference");
            var taken = await take.TakeAsync(order, new MoneyIn("bank:" + line.Fingerprint, PaymentChannel.Transfer, line.Amount, acts.Now) { By = user.PersonId }, cancellationToken);
            (line.OrderId, line.TakingsId) = (order.Id, taken.TakingsId);
        }
        line.Match = StatementMatch.Settled;
        (line.SettledBy, line.SettledAt, line.SettledReason) = (user.PersonId, acts.Now, reason);
        await acts.RecordAsync(new ActDraft { Kind = "payments.settle_line", Subject = new Subject("statement", line.ImportId), Reason = reason },
            [new StatementLineSettled(line.Id, reference.Length > 0 ? "matched" : "put_aside", reference.Length > 0 ? reference : null, acts.Now)], cancellationToken);
        return Result.Done;
    }
}
