using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>Phân công: the head chooses an officer of the unit that examines.</summary>
internal sealed class AssignEffect(IDirectory directory) : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Assign];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier) = (context.Work, context.Case);
        if (context.Decision.AssigneeId is not { } assignee) return new Fault("assign.nobody", Texts.Say("Assign.Nobody"), "assignee");
        if (StepFlow.Next(context.Type, context.Step.Id) is not { } next) return new Fault("case.no_next_step", Texts.Say("Case.NoNextStep"));
        var holders = await directory.HoldersAsync(next.Role, next.UnitCode, cancellationToken);
        if (holders.All(h => h.Id != assignee)) return new Fault("assign.not_in_unit", Texts.Say("Assign.NotInUnit"), "assignee");
        dossier.State = CaseState.Processing;
        var handOver = await context.HandOverAsync(next, assignee, cancellationToken);
        await work.RecordAsync(dossier, context.Act("cases.assign"),
            [handOver, new CaseAssigned(dossier.Facts, next.Id, null, assignee, work.Now)], CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Chuyển bước sau, đề xuất, đồng ý: the case goes on. An opinion that is still awaited holds it unless silence is consent and its term is over.</summary>
internal sealed class ForwardEffect : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } =
        [Cases.Decisions.Forward, Cases.Decisions.ProposeGrant, Cases.Decisions.ProposeRefusal, Cases.Decisions.Approve, Cases.Decisions.Council];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier) = (context.Work, context.Case);
        var next = context.Decision.Decision == Cases.Decisions.Council ? StepFlow.Council(context.Type, context.Step.Id) : StepFlow.Next(context.Type, context.Step.Id);
        if (next is null) return new Fault("case.no_next_step", Texts.Say("Case.NoNextStep"));
        if (await AwaitedAsync(context, cancellationToken) is { } awaited) return awaited;
        if (context.Step.Kind == StepKind.Draft && !await work.Db.Set<CaseResult>().AnyAsync(r => r.CaseId == dossier.Id, cancellationToken))
            return new Fault("case.no_draft", Texts.Say("Forward.NoDraft"), "draft");
        dossier.State = CaseState.Processing;
        if (context.Decision.Decision == Cases.Decisions.ProposeGrant) dossier.Proposal = CaseOutcome.Granted;
        if (context.Decision.Decision == Cases.Decisions.ProposeRefusal) dossier.Proposal = CaseOutcome.Refused;
        var keeps = next.UnitCode == context.Step.UnitCode && next.Role == context.Step.Role ? dossier.AssigneeId : await FormerAsync(context, next, cancellationToken);
        var handOver = await context.HandOverAsync(next, keeps, cancellationToken);
        await work.RecordAsync(dossier, context.Act($"cases.{context.Decision.Decision}"), [handOver], CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }

    // Who worked on the case in that unit and role before goes on with it.
    private static Task<Guid?> FormerAsync(DecisionContext context, StepDefinition next, CancellationToken cancellationToken) =>
        context.Work.Db.Set<CaseStepRun>().AsNoTracking()
            .Where(r => r.CaseId == context.Case.Id && r.UnitCode == next.UnitCode && r.Role == next.Role && r.Role == Roles.Officer && r.AssigneeId != null)
            .OrderByDescending(r => r.Position).Select(r => r.AssigneeId).FirstOrDefaultAsync(cancellationToken);

    private static async Task<Fault?> AwaitedAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        if (context.Type.Steps.All(s => s.Kind != StepKind.Opinions || s.Beside != context.Step.Id)) return null;
        var now = context.Work.Now;
        var awaited = await context.Work.Db.Set<CaseOpinion>().AsNoTracking()
            .Where(o => o.CaseId == context.Case.Id && o.AnsweredAt == null && !(o.SilenceIsConsent && o.DueAt < now)).Select(o => o.UnitCode).ToListAsync(cancellationToken);
        return awaited.Count == 0 ? null : new Fault("opinion.awaited", Texts.Say("Forward.OpinionAwaited", string.Join(", ", awaited)));
    }
}

/// <summary>Trả lại bước trước: never without a reason; the person who worked on it gets it back.</summary>
internal sealed class ReturnEffect : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Return];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        if (StepFlow.Before(context.Type, context.Step.Id) is not { } before) return new Fault("case.no_step_before", Texts.Say("Return.NoStepBefore"));
        var former = await context.Work.Db.Set<CaseStepRun>().AsNoTracking()
            .Where(r => r.CaseId == context.Case.Id && r.StepId == before.Id).OrderByDescending(r => r.Position).Select(r => r.AssigneeId).FirstOrDefaultAsync(cancellationToken);
        var handOver = await context.HandOverAsync(before, former, cancellationToken);
        await context.Work.RecordAsync(context.Case, context.Act("cases.return_to_step"), [handOver], CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }
}

/// <summary>
/// Ký, hoặc từ chối cấp bằng văn bản: the decision of the competent authority. Level "approved": an official's decision, recorded as an act.
/// </summary>
internal sealed class SignEffect(ICurrentUser user) : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Sign, Cases.Decisions.Reject];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier) = (context.Work, context.Case);
        var result = await work.ResultAsync(dossier.Id, cancellationToken);
        if (result is null) return new Fault("case.no_draft", Texts.Say("Sign.NoDraft"));
        if (StepFlow.Next(context.Type, context.Step.Id) is not { } next) return new Fault("case.no_next_step", Texts.Say("Case.NoNextStep"));
        dossier.Outcome = context.Decision.Decision == Cases.Decisions.Reject || dossier.Proposal == CaseOutcome.Refused ? CaseOutcome.Refused : CaseOutcome.Granted;
        var authority = await user.AuthorityAsync(cancellationToken);
        result.SignedBy = context.By;
        result.SignedOnBehalfOf = authority.Roles.FirstOrDefault(r => r.Role == context.Step.Role && r.UnitCode == context.Step.UnitCode)?.DelegatedBy;
        result.SignedAt = work.Now;
        var handOver = await context.HandOverAsync(next, null, cancellationToken);
        var act = context.Act("cases.sign") with { OnBehalfOf = result.SignedOnBehalfOf };
        await work.RecordAsync(dossier, act, [handOver], CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }
}

/// <summary>
/// Vào số, phát hành: the result gets its number. Where it has to be signed the signature follows after the commit and issues it; else it is issued at once.
/// A decision again after a signing that failed signs once more, under the same number.
/// </summary>
internal sealed class IssueEffect(CaseNumbers numbers, ResultMakers makers, ResultIssuing issuing, IEnumerable<IIssueCondition> conditions) : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Issue];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier, type) = (context.Work, context.Case, context.Type);
        var result = await work.ResultAsync(dossier.Id, cancellationToken);
        if (result?.SignedAt is null) return new Fault("case.not_signed", Texts.Say("Issue.NotSigned"));
        foreach (var condition in conditions)
        {
            if (await condition.HindranceAsync(dossier.Id, cancellationToken) is { } hindrance) return hindrance;
        }
        if (dossier.Payment == PaymentState.Due) return new Fault("case.fee_due", Texts.Say("Issue.FeeDue"), "fee");
        if (result.Signing == SigningState.Waiting) return new Fault("case.signing", Texts.Say("Issue.Signing"));
        await issuing.NumberAsync(dossier, type, result, context.By, numbers, cancellationToken);
        if (makers.NeedsSignature(type, result))
        {
            issuing.StartSigning(result);
            await work.RecordAsync(dossier, context.Act("cases.issue"), [new ResultNumbered(dossier.Facts, result.Edition, result.Number!, work.Now)], null, cancellationToken);
            return Result.Done;
        }
        var events = await issuing.IssueAsync(dossier, type, result, context.Decision.Reason, cancellationToken);
        await work.RecordAsync(dossier, context.Act("cases.issue"), events, CaseTransition.Resolved, cancellationToken);
        return Result.Done;
    }
}
