namespace Saola.Events;

/// <summary>
/// A fact that happened, in the published language. Additive changes only: a property may be added with a default,
/// none is renamed or removed; a change of meaning is a new version (architecture.md, decision 6).
/// The payload holds no personal data: ids, codes, instants, amounts. What identifies a person goes into <see cref="IPersonalEvent"/>.
/// </summary>
public interface IEvent;

/// <summary>An event that carries personal data, kept beside the chain under the person's own key so that it can be erased.</summary>
public interface IPersonalEvent : IEvent
{
    /// <summary>The personal facts, each under the person whom it concerns.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    IReadOnlyList<PersonalFact> Personal { get; }
}

/// <summary>One personal fact of an event.</summary>
/// <param name="PersonId">Whose fact it is; erasing that person makes it unreadable.</param>
/// <param name="Name">What it is, such as <c>applicant_name</c>.</param>
/// <param name="Value">The value.</param>
public sealed record PersonalFact(Guid PersonId, string Name, string Value);

/// <summary>Name and version of an event kind, such as <c>cases.submitted</c>, 1.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventKindAttribute(string kind, int version = 1) : Attribute
{
    /// <summary>The kind: lower case, module and verb in the past.</summary>
    public string Kind { get; } = kind;

    /// <summary>Version of the payload, from 1.</summary>
    public int Version { get; } = version;
}

/// <summary>What an act or event is about: a kind of record and its id.</summary>
/// <param name="Kind">Such as <c>case</c>, <c>person</c>, <c>unit</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record Subject(string Kind, Guid Id);
