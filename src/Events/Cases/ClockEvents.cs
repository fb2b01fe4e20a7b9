namespace Saola.Events.Cases;

/// <summary>The term of a step passed while somebody had the case. Who it was stands here: a person, or the role of the unit while nobody was assigned.</summary>
[EventKind("cases.step_overstepped")]
public sealed record StepOverstepped(CaseFacts Case, string StepId, string StepUnit, string StepRole, Guid? Assignee, DateTimeOffset DueAt, DateTimeOffset At) : IEvent;

/// <summary>The promised date of a case passed; <c>StepUnit</c> had it.</summary>
[EventKind("cases.became_overdue")]
public sealed record CaseBecameOverdue(CaseFacts Case, string StepId, string StepUnit, Guid? Assignee, DateTimeOffset DueAt, DateTimeOffset At) : IEvent;

/// <summary>The applicant's last day passed without an answer; whether the procedure then proposes to end the case.</summary>
[EventKind("cases.supplement_expired")]
public sealed record SupplementExpired(CaseFacts Case, int Round, DateOnly DueBy, bool StopProposed, DateTimeOffset At) : IEvent;

/// <summary>The applicant was given more days.</summary>
[EventKind("cases.supplement_extended")]
public sealed record SupplementExtended(CaseFacts Case, int Round, DateOnly From, DateOnly To, DateTimeOffset At) : IEvent;

/// <summary>The term of an opinion passed without an answer; a clock that stood for it runs again.</summary>
[EventKind("cases.opinion_lapsed")]
public sealed record OpinionLapsed(CaseFacts Case, Guid OpinionId, string AskedUnit, DateTimeOffset DueAt, bool SilenceIsConsent, DateTimeOffset At) : IEvent;

/// <summary>An apology was drafted: the date passed, or an officer foresees that it will.</summary>
[EventKind("cases.apology_drafted")]
public sealed record ApologyDrafted(CaseFacts Case, int Round, bool Foreseen, DateTimeOffset MissedDueAt, DateTimeOffset At) : IEvent;

/// <summary>An apology has its reason and its new date and waits for the signature.</summary>
[EventKind("cases.apology_proposed")]
public sealed record ApologyProposed(CaseFacts Case, int Round, DateTimeOffset NewDueAt, DateTimeOffset At) : IEvent;

/// <summary>The signer sent an apology back, with a reason.</summary>
[EventKind("cases.apology_returned")]
public sealed record ApologyReturned(CaseFacts Case, int Round, DateTimeOffset At) : IEvent;

/// <summary>An apology was signed (slip 04). The case still counts by the date of its acceptance and its pauses.</summary>
[EventKind("cases.apology_signed")]
public sealed record ApologySigned(CaseFacts Case, int Round, DateTimeOffset MissedDueAt, DateTimeOffset NewDueAt, DateTimeOffset At) : IEvent;
