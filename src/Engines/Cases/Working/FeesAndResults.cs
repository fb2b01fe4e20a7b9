using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>The clerk records a fee as received, with the number of the receipt. A fee is never taken twice.</summary>
public sealed class RecordFee
{
    private readonly CaseHandler _handler;

    internal RecordFee(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>fee.unknown</c>, <c>fee.received_already</c>, <c>fee.no_receipt</c>, <c>fee.amount</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, Guid feeId, Money received, string receiptNumber, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!authority.Has(Roles.Clerk) && !authority.Has(Roles.Finance)) return new Fault("case.not_yours", Texts.Say("Fee.NotYours"));
            var fees = await work.Db.Set<CaseFee>().Where(f => f.CaseId == caseId).ToListAsync(token);
            if (fees.FirstOrDefault(f => f.Id == feeId) is not { } fee) return new Fault("fee.unknown", Texts.Say("Fee.Unknown"));
            if (fee.ReceivedAt is not null) return new Fault("fee.received_already", Texts.Say("Fee.ReceivedAlready", fee.ReceiptNumber));
            if (received != fee.Amount) return new Fault("fee.amount", Texts.Say("Fee.Amount", fee.Amount), "Amount");
            if (string.IsNullOrWhiteSpace(receiptNumber)) return new Fault("fee.no_receipt", Texts.Say("Fee.NoReceipt"), "Receipt");
            (fee.Received, fee.ReceivedAt, fee.ReceivedBy, fee.ReceiptNumber) = (received, work.Now, authority.PersonId, VietnameseText.Clean(receiptNumber));
            if (fees.All(f => f.ReceivedAt is not null || f.Amount == Money.Zero)) dossier.Payment = PaymentState.Paid;
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.record_fee", Subject = CaseSubject.Of(caseId) },
                [new FeeReceived(dossier.Facts, fee.FeeId, received.Dong, work.Now)], CaseTransition.Moved, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>Saves the draft of the result; composed by the module, changed by the officer.</summary>
public sealed class DraftResult
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal DraftResult(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.signed_already</c>. <paramref name="body"/> is the module's JSON.</summary>
    public Task<Result> HandleAsync(Guid caseId, string resultId, string title, string body, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var result = await work.Db.Set<CaseResult>().FirstOrDefaultAsync(r => r.CaseId == caseId, token);
            if (result?.SignedAt is not null) return new Fault("case.signed_already", Texts.Say("Draft.SignedAlready"));
            if (result is null)
            {
                result = new CaseResult { Id = Ids.New(_clock), CaseId = caseId, ResultId = resultId, Title = title, Body = body, VerificationCode = CaseNumbers.NewCode(26) };
                work.Db.Add(result);
            }
            (result.ResultId, result.Title, result.Body) = (resultId, title, body);
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.draft_result", Subject = CaseSubject.Of(caseId) },
                [new ResultDrafted(dossier.Facts, resultId, digest, work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>Trả kết quả: the result reached the applicant: handed over by the clerk, posted, or put into the inbox by the program.</summary>
public sealed class ReturnResult
{
    private readonly CaseHandler _handler;

    internal ReturnResult(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.no_result</c>. <paramref name="byProgram"/>: electronic delivery, done by a job.</summary>
    public Task<Result> HandleAsync(Guid caseId, bool byProgram, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            if (!byProgram && !authority.Has(Roles.Clerk) && !authority.Has(Roles.Office)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            if (dossier.State == CaseState.Returned) return Result.Done;
            if (dossier.State != CaseState.Resolved) return new Fault("case.no_result", Texts.Say("ReturnResult.NoResult"));
            dossier.State = CaseState.Returned;
            dossier.Delivery = DeliveryState.Delivered;
            dossier.ReturnedAt = _handler.Work.Now;
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.return_result", Subject = CaseSubject.Of(caseId) },
                [new CaseReturned(dossier.Facts, dossier.DeliveryMode.ToString().ToLowerInvariant(), _handler.Work.Now)], CaseTransition.Returned, token);
            return Result.Done;
        }, cancellationToken);
}
