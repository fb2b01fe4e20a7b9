using Saola.Kernel;

namespace Saola.Engines.Messages.Mailing;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailTls
{
    /// <summary>As the port says: 465 at once, otherwise STARTTLS where the server offers it.</summary>
    Auto,

    /// <summary>Not at all: only for a relay on the same machine.</summary>
    None,

    /// <summary>STARTTLS, refused without.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Implicit,
}

/// <summary>Settings <c>Saola:Mail:…</c>. The password comes from the environment (<c>Saola__Mail__Password</c>).</summary>
internal sealed class MailSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public MailTls Tls { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Address of the sender; <c>no-reply@</c> the site's host when it is not set.</summary>
    public string? FromAddress { get; set; }

    /// <summary>Name of the sender; the department's when it is not set.</summary>
    public string? FromName { get; set; }

    /// <summary>Seconds that the server may take for an answer.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Days for which e-mails that went out, or were refused, are kept; 0 keeps them for ever.</summary>
    public int KeepSentDays { get; set; } = 400;

    /// <summary>The demonstration never sends anything out: its people do not exist, its mail lies open on a page.</summary>
    public bool ToMailbox { get; private set; }

    /// <summary>Right side of message ids and of the standard sender.</summary>
    public string Domain { get; private set; } = "localhost";

    public bool CanSend => ToMailbox || !string.IsNullOrWhiteSpace(Host);

    public string Sender => string.IsNullOrWhiteSpace(FromAddress) ? $"no-reply@{Domain}" : FromAddress;

    public MailSettings Of(SaolaSettings common)
    {
        ToMailbox = common.Demo;
        if (Uri.TryCreate(common.PublicAddress, UriKind.Absolute, out var site)) Domain = site.IdnHost;
        return this;
    }
}
