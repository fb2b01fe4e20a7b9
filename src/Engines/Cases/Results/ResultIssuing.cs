using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Events;
using Saola.Events.Cases;

namespace Saola.Engines.Cases;

/// <summary>The parts of issuing that every way to an issued result shares: number, signature asked for, end of the case, end of the edition before.</summary>
internal sealed class ResultIssuing(CaseWork work)
{
    /// <summary>Gives the number once: a result that waited for its signature keeps the one that it has.</summary>
    public async Task NumberAsync(Case dossier, CaseTypeDefinition type, CaseResult result, Guid? by, CaseNumbers numbers, CancellationToken cancellationToken)
    {
        if (result.Number is not null) return;
        result.Number = await numbers.ForResultAsync(CaseNumbers.ResultTemplate(type, dossier.Outcome, result.ResultId), dossier.UnitCode, work.Now, cancellationToken);
        (result.NumberedAt, result.NumberedBy) = (work.Now, by);
    }

    public void StartSigning(CaseResult result)
    {
        (result.Signing, result.SigningFault, result.SigningTries) = (SigningState.Waiting, null, 0);
        work.Outbox.Enqueue(new SignResult(result.CaseId, result.Id));
    }

    /// <summary>
    /// The result is issued. The first edition ends the case: its clock stops here (domain.md 1.5: resolved is the preferred end). A later one ends the edition before it.
    /// </summary>
    public async Task<IReadOnlyList<IEvent>> IssueAsync(Case dossier, CaseTypeDefinition type, CaseResult result, string? reason, CancellationToken cancellationToken)
    {
        result.IssuedAt = work.Now;
        if (result.Edition > 1) return [await ReplaceAsync(dossier, result, cancellationToken)];
        (dossier.State, dossier.Delivery, dossier.ResolvedAt, dossier.EndedAt) = (CaseState.Resolved, DeliveryState.Ready, work.Now, work.Now);
        var moved = await work.ResumeAsync(dossier, type, null, cancellationToken);
        var step = type.Step(dossier.StepId)!;
        var run = await work.FinishRunAsync(dossier, Decisions.Issue, reason, result.NumberedBy, cancellationToken);
        CaseWork.LeaveSteps(dossier);
        var time = await work.TimeAsync(dossier, type, cancellationToken);
        (dossier.AgencyMinutes, dossier.CitizenMinutes, dossier.ResolvedEarly) = (time.Agency.Minutes, time.Citizen.Minutes, dossier.IsEarlyAt(work.Now));
        var finished = new CaseStepFinished(dossier.Facts, step.Id, step.UnitCode, Decisions.Issue, run.StartedAt, run.DueAt, work.Now, null);
        var resolved = new CaseResolved(dossier.Facts, dossier.Outcome.ToString().ToLowerInvariant(), work.Now, dossier.DueAt, dossier.DueAt is null || work.Now <= dossier.DueAt,
            time.Agency.Minutes, time.Citizen.Minutes, time.Others.Minutes, dossier.SupplementRounds, dossier.ResolvedEarly);
        return moved is null ? [finished, resolved] : [moved, finished, resolved];
    }

    private async Task<ResultReplaced> ReplaceAsync(Case dossier, CaseResult result, CancellationToken cancellationToken)
    {
        var before = await work.EditionAsync(dossier.Id, result.Edition - 1, cancellationToken);
        (before.Standing, before.EndedAt, before.EndedBy, before.EndReason, before.EndBasis) = (ResultStanding.Replaced, work.Now, result.SignedBy, result.EndReason, result.EndBasis);
        (result.EndReason, result.EndBasis) = (null, null);
        return new ResultReplaced(dossier.Facts, before.Edition, before.Number!, result.Number!, work.Now);
    }
}
