using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Queue;

/// <summary>A notice becomes an entry of the inbox and, where an address is given or confirmed, an e-mail: in the commit of what it tells of.</summary>
internal sealed class NoticeQueue(AppDbContext db, MessageKeys keys, MailQueue mails, IDirectory directory, TimeProvider clock) : INotices
{
    public async Task EnqueueAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (!await keys.ClaimAsync(notice.Key, cancellationToken)) return;
        if (notice.PersonId is { } person) db.Add(EntryOf(notice, person));
        if (await AddressAsync(notice, cancellationToken) is { } address) mails.Add(address, notice.Title, notice.Body, notice.Link, notice.Files);
    }

    private InboxNotice EntryOf(Notice notice, Guid person) => new()
    {
        Id = Ids.New(clock), PersonId = person, Kind = notice.Kind, Title = notice.Title, Body = notice.Body, Link = notice.Link, Files = [.. notice.Files],
        AboutKind = notice.About.Kind, AboutId = notice.About.Id, CreatedAt = clock.Now(),
    };

    private async Task<string?> AddressAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(notice.Email)) return notice.Email;
        if (notice.PersonId is not { } id || await directory.PersonAsync(id, cancellationToken) is not { EmailConfirmed: true } person) return null;
        return string.IsNullOrWhiteSpace(person.Email) ? null : person.Email;
    }
}
