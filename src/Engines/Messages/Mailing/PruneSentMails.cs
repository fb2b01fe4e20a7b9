using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Mailing;

/// <summary>
/// E-mails that went out, or that the server refused and nobody sent again in all that time. What waits or is of unknown delivery stays until
/// somebody has dealt with it. The inbox of a person and the keys stay too: a notice must never be sent again because it is old.
/// </summary>
internal sealed class PruneSentMails(AppDbContext db, MailSettings settings) : IPruning
{
    public string Table => "messages_mails";

    public int KeepDays => settings.KeepSentDays;

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var last = Ids.At(before);
        return db.Set<Mail>().Where(m => (m.State == MailState.Sent || m.State == MailState.Refused) && m.Id < last && (m.SentAt ?? m.CreatedAt) < before)
            .OrderBy(m => m.Id).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}
