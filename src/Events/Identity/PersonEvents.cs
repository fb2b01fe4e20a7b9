namespace Saola.Events.Identity;

/// <summary>A person was recorded for the first time.</summary>
/// <param name="Source">How: <c>registered</c>, <c>counter</c>, <c>national</c>, <c>administrator</c>, <c>demonstration</c>.</param>
/// <param name="Personal">Name and numbers.</param>
[EventKind("identity.person_recorded")]
public sealed record PersonRecorded(string Source, [property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<PersonalFact> Personal) : IPersonalEvent;

/// <summary>Facts about a person changed.</summary>
/// <param name="Fields">Names of what changed.</param>
/// <param name="Personal">The new values.</param>
[EventKind("identity.person_changed")]
public sealed record PersonChanged(IReadOnlyList<string> Fields, [property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<PersonalFact> Personal) : IPersonalEvent;

/// <summary>Two records of one person were put together; the subject is the one that stands for both.</summary>
/// <param name="MergeId">The merge.</param>
/// <param name="SourceId">The record that stands no longer for itself.</param>
/// <param name="Filled">Fields that were taken over from it.</param>
[EventKind("identity.person_merged")]
public sealed record PersonMerged(Guid MergeId, Guid SourceId, IReadOnlyList<string> Filled) : IEvent;

/// <summary>A merge was taken back.</summary>
[EventKind("identity.merge_undone")]
public sealed record MergeUndone(Guid MergeId, Guid SourceId) : IEvent;

/// <summary>A person's data were erased; the chain keeps the digests only.</summary>
[EventKind("identity.person_erased")]
public sealed record PersonErased(int Accounts) : IEvent;

/// <summary>A consent was given.</summary>
[EventKind("identity.consent_given")]
public sealed record ConsentGiven(string Purpose) : IEvent;

/// <summary>A consent was withdrawn.</summary>
[EventKind("identity.consent_withdrawn")]
public sealed record ConsentWithdrawn(string Purpose) : IEvent;
