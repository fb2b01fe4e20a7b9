namespace Saola.Events.PublicServices;

/// <summary>A draft of a version of a procedure was begun: <c>blank</c>, <c>copy</c>, <c>import</c>.</summary>
[EventKind("services.procedure_drafted")]
public sealed record ProcedureDrafted(string Number, string Origin, string? Code, int? FromVersion, DateTimeOffset At) : IEvent;

/// <summary>A draft was changed. <paramref name="Part"/>: where; <paramref name="Change"/>: <c>saved</c>, <c>added</c>, <c>moved</c>, <c>removed</c>; the digest is that of the text.</summary>
[EventKind("services.procedure_draft_changed")]
public sealed record ProcedureDraftChanged(string Number, string Part, string Change, string TextSha256, DateTimeOffset At) : IEvent;

/// <summary>A draft was laid before the person who decides.</summary>
[EventKind("services.procedure_submitted")]
public sealed record ProcedureSubmitted(string Number, string Code, DateOnly ValidFrom, string DecisionNumber, DateOnly DecisionDate, Guid DecisionFileId, string TextSha256, DateTimeOffset At) : IEvent;

/// <summary>A draft went back to who wrote it; the reason stands in the act.</summary>
[EventKind("services.procedure_returned")]
public sealed record ProcedureReturned(string Number, string Code, DateTimeOffset At) : IEvent;

/// <summary>A version of a procedure was approved by a second person and serves from a day.</summary>
[EventKind("services.procedure_published")]
public sealed record ProcedurePublished(string Number, string Code, int Version, DateOnly ValidFrom, string DecisionNumber, DateOnly DecisionDate, string TextSha256, DateTimeOffset At) : IEvent;

/// <summary>A draft was given up; the reason stands in the act.</summary>
[EventKind("services.procedure_draft_dropped")]
public sealed record ProcedureDraftDropped(string Number, DateTimeOffset At) : IEvent;
