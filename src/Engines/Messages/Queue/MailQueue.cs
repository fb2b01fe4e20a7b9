using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Messages.Mailing;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Queue;

/// <summary>Writes an e-mail and the work of sending it into the present transaction.</summary>
internal sealed class MailQueue(AppDbContext db, IOutbox outbox, MessageKeys keys, MailSettings settings, TimeProvider clock) : IMailQueue
{
    public async Task EnqueueMailAsync(string to, string subject, string body, string? key, CancellationToken cancellationToken)
    {
        if (await keys.ClaimAsync(key, cancellationToken)) Add(to, subject, body, null, []);
    }

    public void Add(string to, string subject, string body, string? link, IReadOnlyList<Guid> files)
    {
        var id = Ids.New(clock);
        db.Add(new Mail
        {
            Id = id, Address = to.Trim(), Subject = OneLine(subject), Body = body, Link = link, Files = [.. files],
            MessageId = $"{id:N}@{settings.Domain}", State = MailState.Queued, CreatedAt = clock.Now(),
        });
        outbox.Enqueue(new SendMail(id));
    }

    // A line break in a subject would begin another header of the message.
    private static string OneLine(string subject)
    {
        var line = subject.ReplaceLineEndings(" ").Trim();
        return line.Length <= 500 ? line : line[..500];
    }
}
