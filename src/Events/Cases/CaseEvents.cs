namespace Saola.Events.Cases;

/// <summary>What every event of a case tells, so that an indicator needs no look-up.</summary>
/// <param name="Number">Number of the case.</param>
/// <param name="TypeCode">Code of its type: a procedure code.</param>
/// <param name="TypeVersion">Version under which it runs.</param>
/// <param name="FieldCode">Field (lĩnh vực).</param>
/// <param name="UnitCode">Unit that is responsible for the whole case.</param>
/// <param name="Channel">online, counter or post.</param>
public sealed record CaseFacts(string Number, string TypeCode, int TypeVersion, string FieldCode, string UnitCode, string Channel);

/// <summary>A case was filed: every byte behind it is stored and verified.</summary>
[EventKind("cases.filed")]
public sealed record CaseFiled(CaseFacts Case, DateTimeOffset FiledAt, DateTimeOffset ReceptionDueAt, int Papers, string DataDigest) : IEvent;

/// <summary>It was found valid; its clock runs.</summary>
[EventKind("cases.accepted")]
public sealed record CaseAccepted(CaseFacts Case, DateTimeOffset AcceptedAt, DateTimeOffset EffectiveAt, DateTimeOffset? DueAt, bool ReceptionInTime) : IEvent;

/// <summary>It was not received (slip 03).</summary>
[EventKind("cases.refused_at_intake")]
public sealed record CaseRefusedAtIntake(CaseFacts Case, DateTimeOffset At, bool ReceptionInTime) : IEvent;

/// <summary>Items must be mended (slip 02); the clock stands.</summary>
[EventKind("cases.supplement_requested")]
public sealed record SupplementRequested(CaseFacts Case, int Round, int Items, DateTimeOffset At) : IEvent;

/// <summary>The applicant answered; the clock runs again and the due date has moved.</summary>
[EventKind("cases.supplement_answered")]
public sealed record SupplementAnswered(CaseFacts Case, int Round, int DataVersion, DateTimeOffset At, DateTimeOffset? DueAt, string DataDigest) : IEvent;

/// <summary>A step was finished and the case handed over.</summary>
[EventKind("cases.step_finished")]
public sealed record CaseStepFinished(
    CaseFacts Case, string StepId, string StepUnit, string Decision, DateTimeOffset StartedAt, DateTimeOffset? StepDueAt, DateTimeOffset At, string? NextStepId) : IEvent;

/// <summary>A step has a new responsible person.</summary>
[EventKind("cases.assigned")]
public sealed record CaseAssigned(CaseFacts Case, string StepId, Guid? From, Guid To, DateTimeOffset At) : IEvent;

/// <summary>Another unit was asked for its opinion; whether the law stops the clock of the case meanwhile.</summary>
[EventKind("cases.opinion_asked")]
public sealed record OpinionAsked(CaseFacts Case, Guid OpinionId, string AskedUnit, DateTimeOffset At, DateTimeOffset DueAt, bool PausesClock = false) : IEvent;

/// <summary>The other unit answered.</summary>
[EventKind("cases.opinion_given")]
public sealed record OpinionGiven(CaseFacts Case, Guid OpinionId, string AskedUnit, string Verdict, DateTimeOffset At) : IEvent;

/// <summary>The due date moved, by a pause or a change of the calendar.</summary>
[EventKind("cases.due_moved")]
public sealed record CaseDueMoved(CaseFacts Case, DateTimeOffset? From, DateTimeOffset? To, string Ground) : IEvent;

/// <summary>A fee was received.</summary>
[EventKind("cases.fee_received")]
public sealed record FeeReceived(CaseFacts Case, string FeeId, long Dong, DateTimeOffset At) : IEvent;

/// <summary>A fee that had been received was given back.</summary>
[EventKind("cases.fee_refunded")]
public sealed record FeeRefunded(CaseFacts Case, string FeeId, long Dong, DateTimeOffset At) : IEvent;

/// <summary>The amount of a fee was set by an officer; <c>From</c> is null when the case had no such fee yet.</summary>
[EventKind("cases.fee_set")]
public sealed record FeeSet(CaseFacts Case, string FeeId, long? From, long To, DateTimeOffset At) : IEvent;

/// <summary>A relief of a fee was granted or refused.</summary>
[EventKind("cases.fee_relief_decided")]
public sealed record FeeReliefDecided(CaseFacts Case, string FeeId, string Relief, bool Granted, long From, long To, DateTimeOffset At) : IEvent;

/// <summary>The applicant asked to withdraw.</summary>
[EventKind("cases.withdrawal_requested")]
public sealed record WithdrawalRequested(CaseFacts Case, DateTimeOffset At) : IEvent;

/// <summary>It ended without a result (slip 05).</summary>
[EventKind("cases.stopped")]
public sealed record CaseStopped(CaseFacts Case, string Ground, DateTimeOffset At, DateTimeOffset? DueAt) : IEvent;

/// <summary>The authority decided and the result is there; the minutes are working time, <c>OtherMinutes</c> those in which another body's opinion stopped the clock.</summary>
[EventKind("cases.resolved")]
public sealed record CaseResolved(
    CaseFacts Case, string Outcome, DateTimeOffset At, DateTimeOffset? DueAt, bool InTime, long AgencyMinutes, long CitizenMinutes, long OtherMinutes = 0, int SupplementRounds = 0,
    bool Early = false) : IEvent;

/// <summary>The result reached the applicant.</summary>
[EventKind("cases.returned")]
public sealed record CaseReturned(CaseFacts Case, string DeliveryMode, DateTimeOffset At) : IEvent;

/// <summary>The applicant rated the service.</summary>
[EventKind("cases.rated")]
public sealed record CaseRated(CaseFacts Case, string Satisfaction, DateTimeOffset At) : IEvent;

/// <summary>A comment inside the authority; its words stand with the case, not in the event.</summary>
[EventKind("cases.commented")]
public sealed record CaseCommented(CaseFacts Case, Guid CommentId, DateTimeOffset At) : IEvent;

/// <summary>The draft of a result was saved.</summary>
[EventKind("cases.result_drafted")]
public sealed record ResultDrafted(CaseFacts Case, string ResultId, string BodyDigest, DateTimeOffset At) : IEvent;

/// <summary>A slip or result was made as a file.</summary>
[EventKind("cases.document_made")]
public sealed record DocumentMade(CaseFacts Case, string Kind, Guid FileId, string Sha256, DateTimeOffset At) : IEvent;

/// <summary>The authority did not agree to a withdrawal.</summary>
[EventKind("cases.withdrawal_refused")]
public sealed record WithdrawalRefused(CaseFacts Case, DateTimeOffset At) : IEvent;

/// <summary>A member of staff looked at the applicant's number in full.</summary>
[EventKind("cases.number_revealed")]
public sealed record ApplicantNumberRevealed(CaseFacts Case, DateTimeOffset At) : IEvent;

/// <summary>A result got its number; its signature follows.</summary>
[EventKind("cases.result_numbered")]
public sealed record ResultNumbered(CaseFacts Case, int Edition, string Number, DateTimeOffset At) : IEvent;

/// <summary>A result was signed digitally.</summary>
[EventKind("cases.result_signed")]
public sealed record ResultSigned(CaseFacts Case, int Edition, Guid FileId, string Sha256, DateTimeOffset At) : IEvent;

/// <summary>Signing stopped; <c>Fault</c> is its stable code, <c>Again</c> says whether the program tries by itself.</summary>
[EventKind("cases.result_signing_failed")]
public sealed record ResultSigningFailed(CaseFacts Case, int Edition, string Fault, bool Again, DateTimeOffset At) : IEvent;

/// <summary>A person let the program sign once more.</summary>
[EventKind("cases.result_signing_retried")]
public sealed record ResultSigningRetried(CaseFacts Case, int Edition, DateTimeOffset At) : IEvent;

/// <summary>An issued result was withdrawn by decision.</summary>
[EventKind("cases.result_revoked")]
public sealed record ResultRevoked(CaseFacts Case, int Edition, string Number, DateTimeOffset At) : IEvent;

/// <summary>An issued result was replaced by its next edition.</summary>
[EventKind("cases.result_replaced")]
public sealed record ResultReplaced(CaseFacts Case, int Edition, string Number, string ByNumber, DateTimeOffset At) : IEvent;

/// <summary>A result on paper left the department; who took it and the number of the item stand with the case.</summary>
[EventKind("cases.result_handed_over")]
public sealed record ResultHandedOver(CaseFacts Case, string DeliveryMode, DateTimeOffset At) : IEvent;

/// <summary>The post brought a result back.</summary>
[EventKind("cases.mail_returned")]
public sealed record MailReturned(CaseFacts Case, DateTimeOffset At) : IEvent;

/// <summary>The applicant said when they come for a result at the counter.</summary>
[EventKind("cases.pick_up_chosen")]
public sealed record PickUpChosen(CaseFacts Case, DateTimeOffset PickUpAt, DateTimeOffset At) : IEvent;
