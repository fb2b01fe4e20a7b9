using Saola.Events;

namespace Saola.Engines.Identity;

/// <summary>Something about a person's account that stays readable on the site: a decision, with its reason. Letters with links that open an account go by <see cref="IAccountMail"/>.</summary>
public sealed record AccountNotice
{
    /// <summary>Stable kind, such as <c>identity.membership_verified</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Subject line.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text with line breaks; names the next step.</summary>
    public required string Body { get; init; }

    /// <summary>Path on the site that it leads to.</summary>
    public required string Link { get; init; }

    /// <summary>The record that it is about.</summary>
    public required Subject About { get; init; }

    /// <summary>A notice with the same key is sent once, whatever happens.</summary>
    public required string Key { get; init; }
}

/// <summary>
/// Tells a person in the inbox on the site, and by e-mail where the address is confirmed. Identity stands below the engine of messages, so that
/// engine fulfils this port; without it a warning in the log says that nothing is sent.
/// </summary>
public interface IAccountNotices
{
    /// <summary>Queues the notice in the present unit of work.</summary>
    Task EnqueueAsync(AccountNotice notice, CancellationToken cancellationToken);
}
