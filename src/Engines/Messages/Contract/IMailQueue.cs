namespace Saola.Engines.Messages;

/// <summary>Queues plain e-mails that are no notices: letters about an account, a tracking code sent again.</summary>
public interface IMailQueue
{
    /// <summary>
    /// Adds an e-mail to the present unit of work; it is sent after the commit.
    /// </summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">Subject line.</param>
    /// <param name="body">Plain text with line breaks; addresses in it become links.</param>
    /// <param name="key">A mail with the same key is sent once, whatever happens; null sends always.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task EnqueueMailAsync(string to, string subject, string body, string? key, CancellationToken cancellationToken);
}
