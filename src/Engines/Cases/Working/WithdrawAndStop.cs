using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// The applicant withdraws. Before acceptance it ends at once; after it, the authority decides (domain.md 1.4, state 7).
/// </summary>
public sealed class WithdrawCase
{
    private readonly CaseHandler _handler;

    internal WithdrawCase(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>withdraw.too_late</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string? reason, CancellationToken cancellationToken) =>
        _handler.ChangeOwnAsync(caseId, async (dossier, type, token) =>
        {
            if (!dossier.State.IsOpen() || dossier.State == CaseState.WithdrawalRequested) return new Fault("withdraw.too_late", Texts.Say("Withdraw.TooLate"));
            var work = _handler.Work;
            var draft = new ActDraft { Kind = "cases.withdraw", Subject = CaseSubject.Of(caseId), Reason = reason };
            var asked = new WithdrawalRequested(dossier.Facts, work.Now);
            if (dossier.AcceptedAt is null)
            {
                var stopped = await StopCase.EndAsync(work, dossier, type, StopGround.Withdrawn, reason, _handler.User.PersonId, token);
                await work.RecordAsync(dossier, draft, [asked, stopped], CaseTransition.Stopped, token);
                return Result.Done;
            }
            List<IEvent> events = [asked];
            if (dossier.State == CaseState.SupplementRequested)
            {
                var due = dossier.DueAt;
                await work.ResumeAsync(dossier, type, PauseGrounds.Supplement, token);
                events.Add(new CaseDueMoved(dossier.Facts, due, dossier.DueAt, "withdrawal"));
            }
            dossier.State = CaseState.WithdrawalRequested;
            await work.RecordAsync(dossier, draft, events, CaseTransition.WithdrawalRequested, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>Why a case ends without a result (slip 05).</summary>
public enum StopGround
{
    /// <summary>Người nộp yêu cầu rút.</summary>
    Withdrawn,

    /// <summary>Quá hạn bổ sung.</summary>
    SupplementOverdue,

    /// <summary>Không nộp phí.</summary>
    FeeUnpaid,

    /// <summary>Cơ quan có thẩm quyền yêu cầu.</summary>
    Ordered,
}

/// <summary>Dừng giải quyết: by who holds the step, or by the program when a supplement did not come.</summary>
public sealed class StopCase
{
    private readonly CaseHandler _handler;

    internal StopCase(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.reason_missing</c>, <c>stop.too_late</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, StopGround ground, string? reason, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, type, authority, token) =>
        {
            if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            if (!Reasons.IsGiven(reason)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "reason");
            return await StopAsync(dossier, type, ground, reason, authority.PersonId, token);
        }, cancellationToken);

    internal static async Task<CaseStopped> EndAsync(CaseWork work, Case dossier, CaseTypeDefinition type, StopGround ground, string? reason, Guid? by, CancellationToken cancellationToken)
    {
        (dossier.StopGround, dossier.StopReason) = (ground, reason);
        if (dossier.PausedAt is not null) await work.ResumeAsync(dossier, type, null, cancellationToken);
        await work.FinishRunAsync(dossier, "stop", null, by, cancellationToken);
        CaseWork.LeaveSteps(dossier);
        dossier.State = CaseState.Stopped;
        dossier.EndedAt = work.Now;
        return new CaseStopped(dossier.Facts, ground.ToString(), work.Now, dossier.DueAt);
    }

    private async Task<Result> StopAsync(Case dossier, CaseTypeDefinition type, StopGround ground, string? reason, Guid? by, CancellationToken cancellationToken)
    {
        if (!dossier.State.IsOpen()) return new Fault("stop.too_late", Texts.Say("Stop.TooLate"));
        var stopped = await EndAsync(_handler.Work, dossier, type, ground, reason, by, cancellationToken);
        await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.stop", Subject = CaseSubject.Of(dossier.Id), Reason = reason }, [stopped], CaseTransition.Stopped, cancellationToken);
        return Result.Done;
    }
}

/// <summary>The authority does not agree to a withdrawal, with a reason: the case goes on.</summary>
public sealed class RefuseWithdrawal
{
    private readonly CaseHandler _handler;

    internal RefuseWithdrawal(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>withdraw.not_asked</c>, <c>case.reason_missing</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string? reason, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            if (dossier.State != CaseState.WithdrawalRequested) return new Fault("withdraw.not_asked", Texts.Say("Withdraw.NotAsked"));
            if (!Reasons.IsGiven(reason)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "reason");
            dossier.State = CaseState.Processing;
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.refuse_withdrawal", Subject = CaseSubject.Of(caseId), Reason = reason },
                [new WithdrawalRefused(dossier.Facts, _handler.Work.Now)], CaseTransition.Moved, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>The applicant rates the service: hài lòng, chấp nhận, không hài lòng.</summary>
public sealed class RateCase
{
    private static readonly string[] Levels = ["satisfied", "acceptable", "dissatisfied"];
    private readonly CaseHandler _handler;

    internal RateCase(CaseHandler handler) => _handler = handler;

    /// <summary>Faults: <c>case.unknown</c>, <c>rating.level</c>, <c>rating.too_early</c>, <c>rating.given</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string level, string? words, CancellationToken cancellationToken) =>
        _handler.ChangeOwnAsync(caseId, async (dossier, _, token) =>
        {
            if (!Levels.Contains(level)) return new Fault("rating.level", Texts.Say("Rating.Level"), "level");
            if (dossier.State.IsOpen()) return new Fault("rating.too_early", Texts.Say("Rating.TooEarly"));
            if (dossier.Satisfaction is not null) return new Fault("rating.given", Texts.Say("Rating.Given"));
            dossier.Satisfaction = level;
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.rate", Subject = CaseSubject.Of(caseId), Reason = words },
                [new CaseRated(dossier.Facts, level, _handler.Work.Now)], null, token);
            return Result.Done;
        }, cancellationToken);
}
