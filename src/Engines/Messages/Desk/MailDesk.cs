using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Messages.Mailing;
using Saola.Engines.Messages.Model;
using Saola.Events;
using Saola.Events.Messages;
using Saola.Kernel;

namespace Saola.Engines.Messages.Desk;

/// <summary>An e-mail in a list.</summary>
internal sealed record MailLine(Guid Id, string Address, string Subject, MailState State, int Attempts, string? LastError, DateTimeOffset CreatedAt);

/// <summary>An e-mail that was opened.</summary>
internal sealed record OpenMail(Guid Id, string Address, string Subject, string Text, IReadOnlyList<Guid> Files, DateTimeOffset At);

/// <summary>What an administrator does with e-mails that did not go out: send again, or say that it arrived. Also what the demonstration's mailbox shows.</summary>
internal sealed class MailDesk(
    AppDbContext db, UnitOfWork unit, ActRecorder acts, IOutbox outbox, MailWriter writer, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public async Task<IReadOnlyDictionary<MailState, int>> CountsAsync(CancellationToken cancellationToken) =>
        await db.Set<Mail>().Where(m => m.State != MailState.Sent).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    public Task<Page<MailLine>> ListAsync(MailState state, string? cursor, int limit, CancellationToken cancellationToken) =>
        PageAsync(db.Set<Mail>().Where(m => m.State == state), cursor, limit, cancellationToken);

    /// <summary>The mailbox of the demonstration: all addresses, or one.</summary>
    public Task<Page<MailLine>> MailboxAsync(string? address, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var mails = db.Set<Mail>().AsQueryable();
        if (!string.IsNullOrWhiteSpace(address)) mails = mails.Where(m => m.Address == address.Trim());
        return PageAsync(mails, cursor, limit, cancellationToken);
    }

    public async Task<OpenMail?> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Mail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is { } mail
            ? new OpenMail(mail.Id, mail.Address, mail.Subject, writer.TextOf(mail, leftOut: false), mail.Files, mail.CreatedAt) : null;

    public Task<Result> SendAgainAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(id, [MailState.Uncertain, MailState.Refused], async (mail, token) =>
    {
        await acts.RecordAsync(new ActDraft { Kind = "messages.send_again", Subject = new Subject("mail", id) }, new MailSentAgain(mail.State == MailState.Uncertain), token);
        (mail.State, mail.LastError) = (MailState.Queued, null);
        outbox.Enqueue(new SendMail(id));
    }, cancellationToken);

    public Task<Result> MarkSentAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(id, [MailState.Uncertain], async (mail, token) =>
    {
        await acts.RecordAsync(new ActDraft { Kind = "messages.mark_sent", Subject = new Subject("mail", id) }, new MailMarkedSent(mail.Attempts), token);
        (mail.State, mail.SentAt) = (MailState.Sent, clock.Now());
    }, cancellationToken);

    private Task<Result> ChangeAsync(Guid id, MailState[] from, Func<Mail, CancellationToken, Task> change, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var mail = await db.Set<Mail>().FirstOrDefaultAsync(m => m.Id == id, token);
        if (mail is null) return Result.Refused("messages.unknown", texts["Mail.Unknown"]);
        if (!from.Contains(mail.State)) return Result.Refused("messages.settled", texts["Mail.Settled"]);
        await change(mail, token);
        return Result.Done;
    }, cancellationToken);

    private static async Task<Page<MailLine>> PageAsync(IQueryable<Mail> mails, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (Paging.TryCursor(cursor, out var last)) mails = mails.Where(m => m.Id.CompareTo(last) < 0);
        var lines = await mails.AsNoTracking().OrderByDescending(m => m.Id).Take(limit + 1)
            .Select(m => new MailLine(m.Id, m.Address, m.Subject, m.State, m.Attempts, m.LastError, m.CreatedAt)).ToListAsync(cancellationToken);
        return Paging.Cut(lines, limit, line => line.Id);
    }
}
