namespace Saola.Events.PublicServices;

/// <summary>A template of results was published; new drafts use it from now on.</summary>
[EventKind("services.template_published")]
public sealed record TemplatePublished(string ProcedureCode, string ResultId, int Version, Guid FileId, string Sha256, DateTimeOffset At) : IEvent;

/// <summary>A template is no longer used; results are composed again.</summary>
[EventKind("services.template_ended")]
public sealed record TemplateEnded(string ProcedureCode, string ResultId, int Version, DateTimeOffset At) : IEvent;
