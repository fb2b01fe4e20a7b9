namespace Saola.Engines.Identity;

/// <summary>A letter about an account: a link that confirms, resets or warns. Goes to the address alone, never into an inbox on the site.</summary>
/// <param name="Kind">Stable kind: <c>identity.confirm</c>, <c>identity.reset</c>, <c>identity.already_registered</c>, <c>identity.notice</c>.</param>
/// <param name="Email">The address.</param>
/// <param name="Title">Subject line.</param>
/// <param name="Body">Plain text with line breaks; holds the whole link.</param>
/// <param name="PersonId">Whom it concerns.</param>
public sealed record AccountLetter(string Kind, string Email, string Title, string Body, Guid PersonId);

/// <summary>
/// Sends letters about accounts. Identity stands below the engine of messages, so that engine fulfils this port; without it a warning
/// in the log says that nothing is sent.
/// </summary>
public interface IAccountMail
{
    /// <summary>Queues the letter in the present unit of work.</summary>
    Task EnqueueAsync(AccountLetter letter, CancellationToken cancellationToken);
}
