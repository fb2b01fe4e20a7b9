using System.Text.Json.Nodes;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>An item that must be mended: a field or a paper; only named ones unlock.</summary>
/// <param name="Target">Field path or <c>paper:id</c>.</param>
/// <param name="Label">Its name in words.</param>
/// <param name="Problem">What is missing or wrong.</param>
/// <param name="Guidance">How to mend it.</param>
public sealed record SupplementItem(string Target, string Label, string Problem, string? Guidance);

/// <summary>A decision that ends a step.</summary>
public sealed record StepDecision
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Version of the case that the actor saw: a second one who decides is told what happened.</summary>
    public required int RowVersion { get; init; }

    /// <summary>Step that the actor saw.</summary>
    public required string StepId { get; init; }

    /// <summary>One of <see cref="Decisions"/> that the step allows.</summary>
    public required string Decision { get; init; }

    /// <summary>Why; never empty where <see cref="Decisions.NeedsReason"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>For assignments: who.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>For supplements: what must be mended.</summary>
    public IReadOnlyList<SupplementItem> Items { get; init; } = [];

    /// <summary>For supplements: until which day.</summary>
    public DateOnly? DueBy { get; init; }
}

/// <summary>
/// Ends a step (Decree on the one-stop mechanism: each hand-over is recorded with giver, receiver and time).
/// State, events and hand-over are one commit; slips and notices are made after it.
/// </summary>
public sealed class DecideStep
{
    private readonly UnitOfWork _unitOfWork;
    private readonly CaseWork _work;
    private readonly ICurrentUser _user;
    private readonly IReadOnlyDictionary<string, IDecisionEffect> _effects;

    internal DecideStep(UnitOfWork unitOfWork, CaseWork work, ICurrentUser user, IEnumerable<IDecisionEffect> effects) =>
        (_unitOfWork, _work, _user, _effects) = (unitOfWork, work, user, effects.SelectMany(e => e.Decisions.Select(d => (d, e))).ToDictionary(p => p.d, p => p.e, StringComparer.Ordinal));

    /// <summary>Carries the decision out. Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>case.changed</c>, <c>case.reason_missing</c>, and those of the decision.</summary>
    public async Task<Result> HandleAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var authority = await _user.AuthorityAsync(cancellationToken);
        try
        {
            return await _unitOfWork.RunAsync(token => DecideAsync(decision, authority, token), cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            return Changed();
        }
    }

    private async Task<Result> DecideAsync(StepDecision decision, Authority authority, CancellationToken cancellationToken)
    {
        if (await _work.LoadAsync(decision.CaseId, cancellationToken) is not var (dossier, type)) return CaseFaults.Unknown();
        if (dossier.StepId != decision.StepId || dossier.RowVersion != decision.RowVersion) return Changed();
        if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
        var step = type.Step(decision.StepId)!;
        if (!step.Decisions.Contains(decision.Decision) || !_effects.TryGetValue(decision.Decision, out var effect))
            return new Fault("case.decision_unknown", Texts.Say("Decide.Unknown", decision.Decision, step.Name), "decision");
        if (Decisions.NeedsReason(decision.Decision) && !Reasons.IsGiven(decision.Reason))
            return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "reason");
        if (dossier.State == CaseState.SupplementRequested) return new Fault("case.waits_for_applicant", Texts.Say("Decide.WaitsForApplicant"));
        return await effect.ApplyAsync(new DecisionContext(_work, dossier, type, step, decision, authority.PersonId), cancellationToken);
    }

    private static Result Changed() => new Fault("case.changed", Texts.Say("Decide.Changed"));
}

/// <summary>What an effect has at hand.</summary>
internal sealed record DecisionContext(CaseWork Work, Case Case, CaseTypeDefinition Type, StepDefinition Step, StepDecision Decision, Guid? By)
{
    /// <summary>The act of this decision.</summary>
    public Ledger.ActDraft Act(string kind) => new()
    {
        Kind = kind, Subject = CaseSubject.Of(Case.Id), Reason = Decision.Reason,
        Evidence = new JsonObject { ["step"] = Step.Id, ["decision"] = Decision.Decision }.ToJsonString(),
    };

    /// <summary>Ends the present step and enters <paramref name="next"/>; gives the event of the hand-over.</summary>
    public async Task<CaseStepFinished> HandOverAsync(StepDefinition? next, Guid? assignee, CancellationToken cancellationToken)
    {
        var run = await Work.FinishRunAsync(Case, Decision.Decision, Decision.Reason, By, cancellationToken);
        if (next is null) CaseWork.LeaveSteps(Case);
        else await Work.EnterAsync(Case, next, assignee, cancellationToken);
        return new CaseStepFinished(Case.Facts, Step.Id, Step.UnitCode, Decision.Decision, run.StartedAt, run.DueAt, Work.Now, next?.Id);
    }
}

/// <summary>What one or several decisions do.</summary>
internal interface IDecisionEffect
{
    /// <summary>Codes of <see cref="Cases.Decisions"/>.</summary>
    IReadOnlyList<string> Decisions { get; }

    /// <summary>Changes the case and records the act.</summary>
    Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken);
}

/// <summary>Faults that several handlers give.</summary>
internal static class CaseFaults
{
    public static Fault Unknown() => new("case.unknown", Texts.Say("Case.Unknown"));
}
