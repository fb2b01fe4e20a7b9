using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Thu hồi: a director's decision that an issued result holds no more, with its reason and legal basis. The case stays as it ended.</summary>
public sealed class RevokeResult
{
    private readonly CaseHandler _handler;

    internal RevokeResult(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>result.not_issued</c>, <c>result.ended</c>, <c>result.being_replaced</c>, <c>case.reason_missing</c>, <c>result.basis_missing</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string? reason, string? basis, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!authority.Has(Roles.Director)) return new Fault("case.not_yours", Texts.Say("EndResult.NotYours"));
            var result = await work.ResultAsync(caseId, token);
            if (result is { Edition: > 1, IssuedAt: null })
            {
                // A replacement that nobody decided on falls with what it was to replace.
                if (result.SignedAt is not null) return new Fault("result.being_replaced", Texts.Say("EndResult.BeingReplaced"));
                var prepared = result;
                result = await work.EditionAsync(caseId, prepared.Edition - 1, token);
                if (EndedResults.Fault(result, reason, basis) is null) work.Db.Remove(prepared);
            }
            if (EndedResults.Fault(result, reason, basis) is { } fault) return fault;
            (result!.Standing, result.EndedAt, result.EndedBy, result.EndReason, result.EndBasis) =
                (ResultStanding.Revoked, work.Now, authority.PersonId, VietnameseText.CleanLines(reason), VietnameseText.CleanLines(basis));
            await work.RecordAsync(dossier, EndedResults.Act("cases.revoke_result", dossier, reason, basis), [new ResultRevoked(dossier.Facts, result.Edition, result.Number!, work.Now)],
                CaseTransition.ResultRevoked, token, result.DocumentRound);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>The unit prepares a result that is to replace an issued one: a copy of it, which is then mended as any draft.</summary>
public sealed class PrepareReplacement
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal PrepareReplacement(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>result.not_issued</c>, <c>result.being_replaced</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            if (!CaseRights.MayPrepareReplacement(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var result = await work.ResultAsync(caseId, token);
            if (result is { Edition: > 1, IssuedAt: null }) return new Fault("result.being_replaced", Texts.Say("EndResult.BeingReplaced"));
            if (result?.IssuedAt is null) return new Fault("result.not_issued", Texts.Say("EndResult.NotIssued"));
            var next = new CaseResult
            {
                Id = Ids.New(_clock), CaseId = caseId, Edition = result.Edition + 1, ResultId = result.ResultId, Title = result.Title, Body = result.Body, VerificationCode = CaseNumbers.NewCode(26),
            };
            work.Db.Add(next);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.prepare_replacement", Subject = CaseSubject.Of(caseId) },
                [new ResultDrafted(dossier.Facts, next.ResultId, EndedResults.Digest(next.Body), work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>
/// Cấp lại: a director decides that the prepared result takes the place of the issued one, with reason and legal basis. The old one holds until the new
/// one is signed and issued; then it is "replaced" and points to the new one.
/// </summary>
public sealed class ReplaceResult
{
    private readonly CaseHandler _handler;
    private readonly ResultMakers _makers;
    private readonly ResultIssuing _issuing;
    private readonly CaseNumbers _numbers;

    internal ReplaceResult(CaseHandler handler, ResultMakers makers, ResultIssuing issuing, CaseNumbers numbers) => (_handler, _makers, _issuing, _numbers) = (handler, makers, issuing, numbers);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>result.no_replacement</c>, <c>case.signing</c>, <c>case.reason_missing</c>, <c>result.basis_missing</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string? reason, string? basis, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, type, authority, token) =>
        {
            var work = _handler.Work;
            if (!authority.Has(Roles.Director)) return new Fault("case.not_yours", Texts.Say("EndResult.NotYours"));
            var next = await work.ResultAsync(caseId, token);
            if (next is not { Edition: > 1, IssuedAt: null }) return new Fault("result.no_replacement", Texts.Say("EndResult.NoReplacement"));
            if (next.Signing == SigningState.Waiting) return new Fault("case.signing", Texts.Say("Issue.Signing"));
            if (EndedResults.WordsMissing(reason, basis) is { } missing) return missing;
            (next.SignedBy, next.SignedAt, next.EndReason, next.EndBasis) = (authority.PersonId, work.Now, VietnameseText.CleanLines(reason), VietnameseText.CleanLines(basis));
            await _issuing.NumberAsync(dossier, type, next, authority.PersonId, _numbers, token);
            var signing = _makers.NeedsSignature(type, next);
            List<IEvent> events = [new ResultNumbered(dossier.Facts, next.Edition, next.Number!, work.Now)];
            if (signing) _issuing.StartSigning(next);
            else events.AddRange(await _issuing.IssueAsync(dossier, type, next, null, token));
            await work.RecordAsync(dossier, EndedResults.Act("cases.replace_result", dossier, reason, basis), events, signing ? null : CaseTransition.ResultReplaced, token, next.DocumentRound);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>What both ends of a result ask for.</summary>
internal static class EndedResults
{
    public static Fault? Fault(CaseResult? result, string? reason, string? basis) => result switch
    {
        not { IssuedAt: not null } => new Fault("result.not_issued", Texts.Say("EndResult.NotIssued")),
        { Standing: not ResultStanding.InForce } => new Fault("result.ended", Texts.Say("EndResult.Ended")),
        _ => WordsMissing(reason, basis),
    };

    public static Fault? WordsMissing(string? reason, string? basis)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "Reason");
        return string.IsNullOrWhiteSpace(basis) ? new Fault("result.basis_missing", Texts.Say("EndResult.BasisMissing"), "Basis") : null;
    }

    /// <summary>Reason in the act, the legal basis among its evidence.</summary>
    public static ActDraft Act(string kind, Case dossier, string? reason, string? basis) => new()
    {
        Kind = kind, Subject = CaseSubject.Of(dossier.Id), Reason = reason,
        Evidence = new System.Text.Json.Nodes.JsonObject { ["legal_basis"] = VietnameseText.CleanLines(basis) }.ToJsonString(),
    };

    public static string Digest(string body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
}
