namespace Saola.Events.Messages;

/// <summary>An administrator had an e-mail sent again that was refused, or whose delivery was unknown.</summary>
/// <param name="WasUncertain">Whether its delivery was unknown: the recipient may get it twice.</param>
[EventKind("messages.mail_sent_again", 1)]
public sealed record MailSentAgain(bool WasUncertain) : IEvent;

/// <summary>An administrator found out that an e-mail of unknown delivery had arrived.</summary>
/// <param name="Attempts">How often it had been given to the server.</param>
[EventKind("messages.mail_marked_sent", 1)]
public sealed record MailMarkedSent(int Attempts) : IEvent;
