using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Messages.Model;

namespace Saola.Engines.Messages.Mailing;

/// <summary>Queues what was held while no mail server was set, a piece at a time.</summary>
internal sealed class ReleaseHeldMails(AppDbContext db, UnitOfWork unit, IOutbox outbox, MailSettings settings) : IScheduledWork
{
    public const string Name = "messages.release_held";
    private const int Piece = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!settings.CanSend) return;
        await unit.RunAsync(async token =>
        {
            var held = await db.Set<Mail>().Where(m => m.State == MailState.Held).OrderBy(m => m.Id).Take(Piece).ToListAsync(token);
            foreach (var mail in held)
            {
                mail.State = MailState.Queued;
                outbox.Enqueue(new SendMail(mail.Id));
            }
        }, cancellationToken);
    }
}
