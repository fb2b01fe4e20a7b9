using Saola.Events;

namespace Saola.Engines.Messages;

/// <summary>A notice to one person or address: an entry in the inbox on the site, and an e-mail where the address is confirmed.</summary>
public sealed record Notice
{
    /// <summary>Stable kind, such as <c>N2</c> (procedures.md, notices).</summary>
    public required string Kind { get; init; }

    /// <summary>The person who gets it in the inbox; null for somebody without an account.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>E-mail address when it is not the person's own.</summary>
    public string? Email { get; init; }

    /// <summary>Subject line.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text with line breaks; names the next step and whom to ask.</summary>
    public required string Body { get; init; }

    /// <summary>Path on the site that it leads to, such as <c>/ho-so/…</c>.</summary>
    public string? Link { get; init; }

    /// <summary>Stored files that go with it.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>The record that it is about.</summary>
    public required Subject About { get; init; }

    /// <summary>A notice with the same key is sent once, whatever happens; null sends always.</summary>
    public string? Key { get; init; }
}

/// <summary>Queues notices: rows in the same commit as the business change; sending is a job.</summary>
public interface INotices
{
    /// <summary>Adds the notice to the present unit of work.</summary>
    Task EnqueueAsync(Notice notice, CancellationToken cancellationToken);
}
