using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Saola.Engines.Messages.Mailing;

/// <summary>How an attempt ended.</summary>
internal enum DeliveryOutcome
{
    /// <summary>The server took it.</summary>
    Taken,

    /// <summary>Surely not delivered; may work later.</summary>
    Later,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Nobody knows.</summary>
    Unknown,
}

/// <summary>The end of an attempt and the server's words.</summary>
internal sealed record Delivery(DeliveryOutcome Outcome, string? Reason = null);

/// <summary>Gives a message to the outside. <c>beforeText</c> runs before anything of the message leaves.</summary>
internal interface IMailDelivery
{
    Task<Delivery> SendAsync(MimeMessage message, Func<Task> beforeText, CancellationToken cancellationToken);
}

/// <summary>The demonstration's delivery: the row itself is what the mailbox page shows.</summary>
internal sealed class MailboxDelivery : IMailDelivery
{
    public Task<Delivery> SendAsync(MimeMessage message, Func<Task> beforeText, CancellationToken cancellationToken) =>
        Task.FromResult(new Delivery(DeliveryOutcome.Taken));
}

/// <summary>
/// Delivery by SMTP. What fails before the text goes out was surely not delivered; an answer of the server is believed;
/// a connection that dies after the text began to go out leaves the delivery unknown (RFC 5321, 4.5.4.1 and 6.1).
/// </summary>
internal sealed class SmtpDelivery(MailSettings settings) : IMailDelivery
{
    public async Task<Delivery> SendAsync(MimeMessage message, Func<Task> beforeText, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        try
        {
            await client.ConnectAsync(settings.Host ?? "", settings.Port, Protection(), cancellationToken);
            if (!string.IsNullOrEmpty(settings.User)) await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Later, exception.Message);
        }
        await beforeText();
        var delivery = await SendTextAsync(client, message, cancellationToken);
        if (delivery.Outcome == DeliveryOutcome.Taken) await LeaveAsync(client);
        return delivery;
    }

    private static async Task<Delivery> SendTextAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        var sent = new SentBytes();
        try
        {
            await client.SendAsync(message, cancellationToken, sent);
            return new Delivery(DeliveryOutcome.Taken);
        }
        catch (SmtpCommandException exception)
        {
            return new Delivery((int)exception.StatusCode >= 500 ? DeliveryOutcome.Refused : DeliveryOutcome.Later, $"{(int)exception.StatusCode} {exception.Message}");
        }
        catch (Exception exception)
        {
            return new Delivery(sent.Any ? DeliveryOutcome.Unknown : DeliveryOutcome.Later, exception.Message);
        }
    }

    // The message is taken already: a server that does not say goodbye changes nothing.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception)
        {
            // Nothing to do.
        }
    }

    private SecureSocketOptions Protection() => settings.Tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    private sealed class SentBytes : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }
}
