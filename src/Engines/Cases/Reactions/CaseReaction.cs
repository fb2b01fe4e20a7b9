using Saola.Engines.Jobs;

namespace Saola.Engines.Cases;

/// <summary>What happened to a case, for those who react after commit (slips, notices, search).</summary>
public enum CaseTransition
{
    /// <summary>Filed.</summary>
    Filed,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Refused at intake.</summary>
    RefusedAtIntake,

    /// <summary>Supplement asked.</summary>
    SupplementRequested,

    /// <summary>Supplement answered.</summary>
    SupplementAnswered,

    /// <summary>Handed to another step or person.</summary>
    Moved,

    /// <summary>Withdrawal asked.</summary>
    WithdrawalRequested,

    /// <summary>Stopped.</summary>
    Stopped,

    /// <summary>Resolved: the result is there.</summary>
    Resolved,

    /// <summary>Result returned.</summary>
    Returned,

    /// <summary>The promised date moved without the applicant's doing (calendar).</summary>
    DueMoved,

    /// <summary>What is to be paid was set or changed.</summary>
    FeeSet,
}

/// <summary>A part of a module that reacts to transitions, as a job after commit. At least once: it must be idempotent.</summary>
public interface ICaseReaction
{
    /// <summary>Reacts. <paramref name="round"/> tells repeats of one transition apart (supplement rounds).</summary>
    Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken);
}

[WorkKind("cases.react")]
internal sealed record ReactToCase(Guid CaseId, CaseTransition Transition, int Round) : IWork;

internal sealed class ReactToCaseHandler(IEnumerable<ICaseReaction> reactions) : IWorkHandler<ReactToCase>
{
    public async Task HandleAsync(ReactToCase work, CancellationToken cancellationToken)
    {
        foreach (var reaction in reactions) await reaction.ReactAsync(work.CaseId, work.Transition, work.Round, cancellationToken);
    }
}
