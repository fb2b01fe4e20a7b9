using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// The clerk takes a fee at the counter: with the number of a paper receipt, or without one, then an electronic receipt is issued. A fee is never taken twice.
/// </summary>
public sealed class RecordFee
{
    private readonly CaseHandler _handler;
    private readonly TakeCash _cash;

    internal RecordFee(CaseHandler handler, TakeCash cash) => (_handler, _cash) = (handler, cash);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>fee.unknown</c>, <c>fee.received_already</c>, <c>fee.amount</c>, and those of <see cref="TakeCash"/>.</summary>
    public async Task<Result> HandleAsync(Guid caseId, Guid feeId, Money received, string? receiptNumber, CancellationToken cancellationToken)
    {
        var item = "";
        var checkedFirst = await _handler.ChangeAsync(caseId, async (_, _, authority, token) =>
        {
            if (!authority.Has(Roles.Clerk) && !authority.Has(Roles.Finance)) return new Fault("case.not_yours", Texts.Say("Fee.NotYours"));
            var fee = await _handler.Work.Db.Set<CaseFee>().AsNoTracking().FirstOrDefaultAsync(f => f.CaseId == caseId && f.Id == feeId, token);
            if (fee is null) return new Fault("fee.unknown", Texts.Say("Fee.Unknown"));
            if (fee.ReceivedAt is not null) return new Fault("fee.received_already", Texts.Say("Fee.ReceivedAlready", fee.ReceiptNumber));
            if (received != fee.Amount) return new Fault("fee.amount", Texts.Say("Fee.Amount", fee.Amount), "Amount");
            item = fee.FeeId;
            return Result.Done;
        }, cancellationToken);
        if (!checkedFirst.IsDone) return checkedFirst;
        var taken = await _cash.HandleAsync(CaseSubject.Of(caseId), item, received, receiptNumber, cancellationToken);
        return taken.WithoutValue();
    }
}

/// <summary>Saves the draft of the result; composed by the module, changed by the officer.</summary>
public sealed class DraftResult
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal DraftResult(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>
    /// Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.signed_already</c>. <paramref name="body"/> is the module's JSON,
    /// <paramref name="draftFile"/> a DOCX of the officer that takes the place of the composed text.
    /// </summary>
    public Task<Result> HandleAsync(Guid caseId, string resultId, string title, string body, CancellationToken cancellationToken, Guid? draftFile = null) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            var result = await work.ResultAsync(caseId, token);
            if (!CaseRights.MayDecide(dossier, authority) && !(result is { Edition: > 1 } && CaseRights.MayPrepareReplacement(dossier, authority))) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            if (result?.SignedAt is not null) return new Fault("case.signed_already", Texts.Say("Draft.SignedAlready"));
            if (result is null)
            {
                result = new CaseResult { Id = Ids.New(_clock), CaseId = caseId, ResultId = resultId, Title = title, Body = body, VerificationCode = CaseNumbers.NewCode(26) };
                work.Db.Add(result);
            }
            (result.ResultId, result.Title, result.Body, result.DraftFileId) = (resultId, title, body, draftFile);
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
