using Saola.Events;

namespace Saola.Engines.Ledger;

/// <summary>What a handler says of the act that it carries out; who and when are added by the ledger.</summary>
public sealed record ActDraft
{
    /// <summary>The act, in the imperative: <c>cases.accept</c>. Listed in <c>docs/acts.md</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record that it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Why, in the actor's words; may name people: only its digest is sealed.</summary>
    public string? Reason { get; init; }

    /// <summary>The person in whose name the actor acts (delegation, counter filing).</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The event that led to this act, when a job reacts.</summary>
    public Guid? Cause { get; init; }

    /// <summary>Evidence, such as a file's digest or a confirmation's hash, as JSON.</summary>
    public string? Evidence { get; init; }

    /// <summary>When it happened, only for records brought in from the past; otherwise the present instant.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who did it, only for records brought in from the past; otherwise the actor of the scope.</summary>
    public Kernel.Actor? By { get; init; }
}
