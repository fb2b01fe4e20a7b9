using Microsoft.EntityFrameworkCore;
using MimeKit;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Mailing;

/// <summary>Sends one e-mail.</summary>
[WorkKind("messages.send")]
internal sealed record SendMail(Guid MailId) : IWork;

/// <summary>The mail server was not reached or put the message off: tried again with a growing delay.</summary>
internal sealed class MailPutOffException(string reason) : Exception(reason);

/// <summary>
/// Sends an e-mail once. A message whose delivery is unknown (the connection or the process died while its text went out) is not sent again
/// by the machine: it stops as uncertain, and a person decides.
/// </summary>
internal sealed class SendMailHandler(AppDbContext db, UnitOfWork unit, MailWriter writer, IMailDelivery delivery, MailSettings settings, TimeProvider clock)
    : IWorkHandler<SendMail>
{
    public async Task HandleAsync(SendMail work, CancellationToken cancellationToken)
    {
        var mail = await db.Set<Mail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == work.MailId, cancellationToken);
        if (mail is null || mail.State is not (MailState.Queued or MailState.Sending)) return;
        if (mail.State == MailState.Sending)
        {
            await EndAsync(mail.Id, MailState.Uncertain, "The program stopped while the message went out.");
            return;
        }
        if (!settings.CanSend)
        {
            await EndAsync(mail.Id, MailState.Held, null);
            return;
        }
        await DeliverAsync(mail, cancellationToken);
    }

    private async Task DeliverAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = await MessageAsync(mail, cancellationToken);
        if (message is null) return;
        var result = await delivery.SendAsync(message, () => BeginAsync(mail.Id), cancellationToken);
        switch (result.Outcome)
        {
            case DeliveryOutcome.Taken:
                await EndAsync(mail.Id, MailState.Sent, null);
                break;
            case DeliveryOutcome.Refused:
                await EndAsync(mail.Id, MailState.Refused, result.Reason);
                break;
            case DeliveryOutcome.Unknown:
                await EndAsync(mail.Id, MailState.Uncertain, result.Reason);
                break;
            default:
                await EndAsync(mail.Id, MailState.Queued, result.Reason);
                throw new MailPutOffException(result.Reason ?? "The mail server put the message off.");
        }
    }

    private async Task<MimeMessage?> MessageAsync(Mail mail, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(mail, cancellationToken);
        }
        catch (ParseException exception)
        {
            await EndAsync(mail.Id, MailState.Refused, exception.Message);
            return null;
        }
    }

    private Task<int> BeginAsync(Guid id) => unit.RunAsync(token => db.Set<Mail>().Where(m => m.Id == id).ExecuteUpdateAsync(set => set
        .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Attempts, m => m.Attempts + 1), token), CancellationToken.None);

    private Task<int> EndAsync(Guid id, MailState state, string? reason)
    {
        var now = clock.Now();
        DateTimeOffset? sentAt = state == MailState.Sent ? now : null;
        var cut = reason is { Length: > MessagesModel.LongestError } ? reason[..MessagesModel.LongestError] : reason;
        return unit.RunAsync(token => db.Set<Mail>().Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.LastError, cut).SetProperty(m => m.SentAt, sentAt), token), CancellationToken.None);
    }
}
