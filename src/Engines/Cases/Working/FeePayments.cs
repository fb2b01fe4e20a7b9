using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Ledger;
using Saola.Engines.Payments;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>
/// The fees of cases as something to be paid for: what is owed now, and what happens to the case when it is paid. The case counts as changed each time,
/// so that of two payments of one fee at once the second one meets the first.
/// </summary>
internal sealed class FeePayments(CaseWork work) : IPaymentTarget
{
    public string Kind => CaseSubject.Kind;

    public async Task<PaymentDemand?> DemandAsync(Guid subjectId, string item, CancellationToken cancellationToken)
    {
        if (await FindAsync(subjectId, item, cancellationToken) is not ({ } dossier, { } fee) || fee.ReceivedAt is not null || fee.Amount <= Money.Zero) return null;
        // What was owed while it ran stays owed; a case that was refused or stopped asks for nothing more.
        if (dossier.State is CaseState.RejectedAtIntake or CaseState.Stopped) return null;
        return new PaymentDemand
        {
            Subject = CaseSubject.Of(subjectId), Item = item, Name = fee.Name, RecordNumber = dossier.Number, Link = "/ho-so/" + dossier.Number, Amount = fee.Amount,
            Payer = new Payer(dossier.FilerPersonId ?? dossier.ApplicantPersonId, dossier.OrganisationId, dossier.ApplicantName, dossier.ApplicantNumber, dossier.ContactAddress),
        };
    }

    public async Task<Result> SettleAsync(SettledPayment payment, CancellationToken cancellationToken)
    {
        if (await FindAsync(payment.Subject.Id, payment.Item, cancellationToken) is not ({ } dossier, { } fee)) return new Fault("fee.unknown", Texts.Say("Fee.Unknown"));
        if (fee.ReceivedAt is not null) return new Fault("fee.received_already", Texts.Say("Fee.ReceivedAlready", fee.ReceiptNumber));
        (fee.Received, fee.ReceivedAt, fee.ReceivedBy, fee.ReceiptNumber) = (payment.Amount, payment.At, payment.By, payment.ReceiptNumber);
        FeeRules.Settle(work, dossier, await work.Db.Set<CaseFee>().Where(f => f.CaseId == dossier.Id).ToListAsync(cancellationToken));
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.record_fee", Subject = payment.Subject }, [new FeeReceived(dossier.Facts, fee.FeeId, payment.Amount.Dong, payment.At)], CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }

    // The fee was received and given back: it is not owed again.
    public async Task RefundedAsync(Subject subject, string item, Money amount, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(subject.Id, item, cancellationToken) is not ({ } dossier, { } fee)) return;
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.refund_fee", Subject = subject }, [new FeeRefunded(dossier.Facts, fee.FeeId, amount.Dong, at)], null, cancellationToken);
    }

    private async Task<(Case? Dossier, CaseFee? Fee)> FindAsync(Guid caseId, string item, CancellationToken cancellationToken)
    {
        var dossier = await work.Db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        return (dossier, dossier is null ? null : await work.Db.Set<CaseFee>().FirstOrDefaultAsync(f => f.CaseId == caseId && f.FeeId == item, cancellationToken));
    }
}
