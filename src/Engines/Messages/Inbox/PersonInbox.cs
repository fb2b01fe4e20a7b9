using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Messages.Model;
using Saola.Kernel;

namespace Saola.Engines.Messages.Inbox;

/// <summary>A line of the inbox.</summary>
internal sealed record InboxLine(Guid Id, string Title, DateTimeOffset At, bool Unread, bool HasFiles);

/// <summary>A notice that was opened.</summary>
internal sealed record OpenNotice(Guid Id, string Title, string Body, string? Link, IReadOnlyList<Guid> Files, DateTimeOffset At);

/// <summary>The inbox of one person. What belongs to somebody else does not exist.</summary>
internal sealed class PersonInbox(AppDbContext db, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>More than this is not counted: the bell shows 99+.</summary>
    public const int MostCounted = 100;

    public Task<int> UnreadAsync(Guid person, CancellationToken cancellationToken) =>
        Of(person).Where(n => n.ReadAt == null).OrderBy(n => n.Id).Take(MostCounted).CountAsync(cancellationToken);

    /// <summary>The newest first; the cursor is the id of the last line shown.</summary>
    public async Task<Page<InboxLine>> ListAsync(Guid person, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var notices = Of(person);
        if (Guid.TryParseExact(cursor, "N", out var last)) notices = notices.Where(n => n.Id.CompareTo(last) < 0);
        var rows = await notices.OrderByDescending(n => n.Id).Take(limit + 1)
            .Select(n => new { n.Id, n.Title, n.CreatedAt, n.ReadAt, n.Files }).ToListAsync(cancellationToken);
        var lines = rows.Take(limit).Select(n => new InboxLine(n.Id, n.Title, n.CreatedAt, n.ReadAt is null, n.Files.Count > 0)).ToList();
        return new Page<InboxLine>(lines, rows.Count > limit ? lines[^1].Id.ToString("N", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Opens a notice and marks it as read; null when this person has none of that id.</summary>
    public async Task<OpenNotice?> OpenAsync(Guid person, Guid id, CancellationToken cancellationToken)
    {
        var notice = await Of(person).FirstOrDefaultAsync(n => n.Id == id, cancellationToken);
        if (notice is null) return null;
        if (notice.ReadAt is null) await MarkReadAsync(person, id, cancellationToken);
        return new OpenNotice(notice.Id, notice.Title, notice.Body, notice.Link, notice.Files, notice.CreatedAt);
    }

    private Task MarkReadAsync(Guid person, Guid id, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var now = clock.Now();
        await db.Set<InboxNotice>().Where(n => n.Id == id && n.PersonId == person && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), token);
    }, cancellationToken);

    private IQueryable<InboxNotice> Of(Guid person) => db.Set<InboxNotice>().AsNoTracking().Where(n => n.PersonId == person);
}
