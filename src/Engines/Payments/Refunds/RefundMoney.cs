using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Refunds;

/// <summary>Money that is to go back.</summary>
/// <param name="TakingsId">What came in; all of it goes back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Beneficiary">Bank, account and holder; needed where no provider can give it back.</param>
internal sealed record RefundAsked(Guid TakingsId, string? Reason, string? Beneficiary);

/// <summary>
/// Gives money back in three steps: a cashier asks with a reason, a second person agrees or refuses with a reason, then the provider or the accountant moves it.
/// One refund for each money that came in, whatever happens.
/// </summary>
internal sealed class RefundMoney(PaymentActs acts, ICurrentUser user, IEnumerable<IPaymentGateway> gateways, IEnumerable<IPaymentTarget> targets)
{
    public const string RefundKind = "refund";

    /// <summary>Faults: <c>payment.not_yours</c>, <c>payment.no_reason</c>, <c>refund.unknown_money</c>, <c>refund.asked_already</c>, <c>refund.no_account</c>. Gives the refund's id.</summary>
    public async Task<Result<Guid>> AskAsync(RefundAsked asked, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        var (reason, account) = (VietnameseText.CleanLines(asked.Reason), VietnameseText.CleanLines(asked.Beneficiary));
        if (reason.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        return await acts.RunAsync(async token =>
        {
            var takings = await acts.Db.Set<Takings>().FirstOrDefaultAsync(t => t.Id == asked.TakingsId, token);
            if (takings is null || takings.Use == MoneyUse.Returned) return new Fault("refund.unknown_money", Texts.Say("Refund.UnknownMoney"));
            var key = takings.Id.ToString("N");
            if (await acts.Db.Set<Refund>().AnyAsync(r => r.OpenKey == key, token)) return new Fault("refund.asked_already", Texts.Say("Refund.AskedAlready"));
            var byProvider = takings.AttemptReference is not null && gateways.Any(g => g.Code == takings.Provider) && account.Length == 0;
            if (!byProvider && account.Length == 0) return new Fault("refund.no_account", Texts.Say("Refund.NoAccount"), "Beneficiary");
            return await RequestAsync(takings, byProvider ? RefundWay.Provider : RefundWay.Transfer, account, reason, token);
        }, cancellationToken);
    }

    /// <summary>
    /// The second person decides. Faults: <c>payment.not_yours</c>, <c>refund.same_person</c>, <c>payment.no_reason</c>, <c>refund.unknown</c>, <c>refund.decided</c>.
    /// Agreed and by a provider, the provider is asked at once, after the commit.
    /// </summary>
    public async Task<Result> DecideAsync(Guid refundId, bool approve, string? reason, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).MayApprove()) return new Fault("payment.not_yours", Texts.Say("Refund.ApproverOnly"));
        var words = VietnameseText.CleanLines(reason);
        if (words.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        var decided = await acts.RunAsync(async token =>
        {
            if (await acts.Db.Set<Refund>().FirstOrDefaultAsync(r => r.Id == refundId, token) is not { } refund) return new Fault("refund.unknown", Texts.Say("Refund.Unknown"));
            if (refund.State != RefundState.Requested) return new Fault("refund.decided", Texts.Say("Refund.Decided"));
            if (user.PersonId is null || refund.RequestedBy == user.PersonId) return new Fault("refund.same_person", Texts.Say("Refund.SamePerson"));
            (refund.State, refund.DecidedBy, refund.DecidedAt, refund.DecisionReason) = (approve ? RefundState.Approved : RefundState.Refused, user.PersonId, acts.Now, words);
            if (!approve) await RestoreAsync(refund, token);
            await RecordAsync("payments.decide_refund", refund, new RefundDecided(refund.Id, approve, acts.Now), words, token);
            return Result.Done;
        }, cancellationToken);
        return decided;
    }

    /// <summary>
    /// Moves the money of an agreed refund: the provider is called; for a transfer the accountant says under which number the bank made it.
    /// Faults: <c>payment.not_yours</c>, <c>refund.unknown</c>, <c>refund.not_agreed</c>, <c>refund.no_evidence</c>, <c>refund.provider_refused</c>, <c>refund.provider_silent</c>.
    /// </summary>
    public async Task<Result> CarryOutAsync(Guid refundId, string? evidence, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance)) return new Fault("payment.not_yours", Texts.Say("Payment.FinanceOnly"));
        var refund = await acts.Db.Set<Refund>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == refundId, cancellationToken);
        if (refund is null) return new Fault("refund.unknown", Texts.Say("Refund.Unknown"));
        if (refund.State is not (RefundState.Approved or RefundState.Unknown)) return new Fault("refund.not_agreed", Texts.Say("Refund.NotAgreed"));
        var number = VietnameseText.Clean(evidence);
        // A silent provider may have moved the money: it is never called twice, a person looks into its books.
        if (refund is { Way: RefundWay.Provider, State: RefundState.Approved } && number.Length == 0) return await CallAsync(refund, cancellationToken);
        return number.Length is 0 or > 120 ? new Fault("refund.no_evidence", Texts.Say("Refund.NoEvidence"), "Evidence") : await DoneAsync(refundId, number, cancellationToken);
    }

    private async Task<Result<Guid>> RequestAsync(Takings takings, RefundWay way, string account, string reason, CancellationToken cancellationToken)
    {
        var refund = new Refund
        {
            Id = acts.NewId(), TakingsId = takings.Id, OrderId = takings.OrderId, Amount = takings.Amount, Way = way, Beneficiary = way == RefundWay.Transfer ? account : null, Reason = reason,
            RequestedAt = acts.Now, RequestedBy = user.PersonId, OpenKey = takings.Id.ToString("N"),
        };
        acts.Db.Add(refund);
        if (takings.SettlesOrderId is { } settled) (await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == settled, cancellationToken)).State = PaymentOrderState.RefundRequested;
        await RecordAsync("payments.request_refund", refund, new RefundRequested(refund.Id, takings.Id, refund.Amount.Dong, CodeNames.Of(way), refund.RequestedAt), reason, cancellationToken);
        return refund.Id;
    }

    private async Task<Result> CallAsync(Refund refund, CancellationToken cancellationToken)
    {
        var takings = await acts.Db.Set<Takings>().AsNoTracking().FirstAsync(t => t.Id == refund.TakingsId, cancellationToken);
        var gateway = gateways.First(g => g.Code == takings.Provider);
        // Written before the call: whatever happens to this process, nobody calls a second time.
        var claimed = await acts.RunAsync(token => MarkUnknownAsync(refund.Id, null, token), cancellationToken);
        if (!claimed.IsDone) return claimed;
        try
        {
            var order = new GatewayRefundOrder(takings.AttemptReference!, takings.AttemptAt ?? takings.At, takings.ProviderTransaction, refund.Amount, IsWhole: true, "saola", "Hoan tien");
            var answer = await gateway.RefundAsync(order, cancellationToken);
            if (answer.IsDone) return await DoneAsync(refund.Id, answer.Transaction ?? answer.Code, cancellationToken);
            await acts.RunAsync(async token =>
            {
                var row = await acts.Db.Set<Refund>().FirstAsync(r => r.Id == refund.Id, token);
                row.State = RefundState.Approved;
                await RecordAsync("payments.refuse_refund_call", row, new RefundUnknown(row.Id, answer.Code, acts.Now), null, token);
                return true;
            }, cancellationToken);
            return new Fault("refund.provider_refused", Texts.Say("Refund.ProviderRefused", gateway.Name, answer.Code));
        }
        catch (GatewayUnreachableException)
        {
            return new Fault("refund.provider_silent", Texts.Say("Refund.ProviderSilent", gateway.Name));
        }
    }

    private async Task<Result> MarkUnknownAsync(Guid refundId, string? code, CancellationToken cancellationToken)
    {
        var row = await acts.Db.Set<Refund>().FirstAsync(r => r.Id == refundId, cancellationToken);
        if (row.State != RefundState.Approved) return new Fault("refund.not_agreed", Texts.Say("Refund.NotAgreed"));
        row.State = RefundState.Unknown;
        await RecordAsync("payments.call_refund", row, new RefundUnknown(row.Id, code, acts.Now), null, cancellationToken);
        return Result.Done;
    }

    private Task<Result> DoneAsync(Guid refundId, string evidence, CancellationToken cancellationToken) => acts.RunAsync(async token =>
    {
        var refund = await acts.Db.Set<Refund>().FirstAsync(r => r.Id == refundId, token);
        if (refund.State is not (RefundState.Approved or RefundState.Unknown)) return new Fault("refund.not_agreed", Texts.Say("Refund.NotAgreed"));
        var takings = await acts.Db.Set<Takings>().FirstAsync(t => t.Id == refund.TakingsId, token);
        (refund.State, refund.Evidence, refund.DoneAt, refund.DoneBy) = (RefundState.Done, evidence, acts.Now, user.PersonId);
        takings.Use = MoneyUse.Returned;
        await RecordAsync("payments.carry_out_refund", refund, new RefundDone(refund.Id, refund.Amount.Dong, CodeNames.Of(refund.Way), acts.Now), null, token);
        if (takings.SettlesOrderId is not { } settled) return Result.Done;
        var order = await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == settled, token);
        order.State = PaymentOrderState.Refunded;
        await targets.First(t => t.Kind == order.SubjectKind).RefundedAsync(order.Subject, order.Item, refund.Amount, acts.Now, token);
        return Result.Done;
    }, cancellationToken);

    // Refused: the order is paid as before, and somebody may ask again.
    private async Task RestoreAsync(Refund refund, CancellationToken cancellationToken)
    {
        refund.OpenKey = null;
        var takings = await acts.Db.Set<Takings>().FirstAsync(t => t.Id == refund.TakingsId, cancellationToken);
        if (takings.SettlesOrderId is { } settled) (await acts.Db.Set<PaymentOrder>().FirstAsync(o => o.Id == settled, cancellationToken)).State = PaymentOrderState.Paid;
    }

    private Task RecordAsync(string act, Refund refund, IEvent happened, string? reason, CancellationToken cancellationToken) =>
        acts.RecordAsync(new ActDraft { Kind = act, Subject = new Subject(RefundKind, refund.Id), Reason = reason }, [happened], cancellationToken);
}
