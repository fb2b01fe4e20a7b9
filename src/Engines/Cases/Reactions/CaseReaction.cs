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

    /// <summary>The term of the step ends soon; the round is the minute of it (<see cref="CaseMoments"/>).</summary>
    StepDueSoon,

    /// <summary>The term of the step has passed.</summary>
    StepOverstepped,

    /// <summary>The promised date comes soon.</summary>
    DueSoon,

    /// <summary>The promised date has passed.</summary>
    Overdue,

    /// <summary>The applicant's last day comes soon.</summary>
    SupplementDueSoon,

    /// <summary>The applicant's last day has passed.</summary>
    SupplementExpired,

    /// <summary>The applicant got more days.</summary>
    SupplementExtended,

    /// <summary>Another unit was asked for its opinion.</summary>
    OpinionAsked,

    /// <summary>An opinion is due soon.</summary>
    OpinionDueSoon,

    /// <summary>An opinion did not come in its term.</summary>
    OpinionLapsed,

    /// <summary>An apology waits for its reason.</summary>
    ApologyDrafted,

    /// <summary>An apology waits for its signature.</summary>
    ApologyProposed,

    /// <summary>An apology came back from the signer.</summary>
    ApologyReturned,

    /// <summary>An apology was signed: the applicant is told of the new date.</summary>
    ApologySigned,

    /// <summary>The post brought the result back; <c>round</c> counts the hand-overs.</summary>
    MailReturned,

    /// <summary>The result was revoked; <c>round</c> is the round of its document.</summary>
    ResultRevoked,

    /// <summary>Another result took its place; <c>round</c> is the round of the new document.</summary>
    ResultReplaced,
}

/// <summary>A part of a module that reacts to transitions, as a job after commit. At least once: it must be idempotent.</summary>
public interface ICaseReaction
{
    /// <summary>Reacts. <paramref name="round"/> tells repeats of one transition apart (supplement rounds).</summary>
    Task ReactAsync(Guid caseId, CaseTransition transition, int round, CancellationToken cancellationToken);
}

/// <summary>An instant as the round of a transition: what is warned about once for each due instant.</summary>
public static class CaseMoments
{
    /// <summary>Minutes since 1970; fits until the year 6053.</summary>
    public static int Of(DateTimeOffset instant) => (int)(instant.ToUnixTimeSeconds() / 60);
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
