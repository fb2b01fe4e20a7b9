namespace Saola.Engines.Messages.Model;

/// <summary>A notice in the inbox of a person.</summary>
internal sealed class InboxNotice
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public string? Link { get; init; }
    public required List<Guid> Files { get; init; }
    public required string AboutKind { get; init; }
    public required Guid AboutId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>Where an e-mail stands.</summary>
internal enum MailState
{
    /// <summary>Waits for its work, the first or another time.</summary>
    Queued,

    /// <summary>No mail server is set; queued again once there is one.</summary>
    Held,

    /// <summary>Given to the server, whose answer is not written down yet.</summary>
    Sending,

    /// <summary>The server took it (or, in the demonstration, the mailbox page).</summary>
    Sent,

    /// <summary>The connection was lost after the text had begun to go out: nobody knows, so a person decides.</summary>
    Uncertain,

    /// <summary>The server refused it for good.</summary>
    Refused,
}

/// <summary>An e-mail to one address.</summary>
internal sealed class Mail
{
    public required Guid Id { get; init; }
    public required string Address { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public string? Link { get; init; }
    public required List<Guid> Files { get; init; }

    /// <summary>Fixed from the start, so that a copy sent again is recognised as the same message.</summary>
    public required string MessageId { get; init; }
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; set; }
}

/// <summary>A key that was used: its notice is never queued again.</summary>
internal sealed class UsedKey
{
    public required string Key { get; init; }
}
