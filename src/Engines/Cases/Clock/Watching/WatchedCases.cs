using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Working;
using Saola.Engines.Jobs;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>A due instant that is watched.</summary>
internal sealed record Watched
{
    public required Guid CaseId { get; init; }

    /// <summary>The case, or the opinion of it.</summary>
    public required Guid SubjectId { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When its term began, where it is known.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Whose calendar counts.</summary>
    public required string? UnitCode { get; init; }
}

/// <summary>
/// Reads what is due in pieces and hands each row to one act in a commit of its own: a fault of one case stops no other, and an idle program writes nothing.
/// </summary>
internal sealed class WatchedCases(AppDbContext db, UnitOfWork unitOfWork, CaseWork work, IOutbox outbox, ICalendars calendars)
{
    private const int Piece = 100;
    // What came in at once (an import, a restored copy) is noted over several runs: people at their screens go first.
    private const int MostPieces = 5;

    /// <summary>Those past their instant. <paramref name="query"/> leaves out what was warned about.</summary>
    public async Task LateAsync(IQueryable<Watched> query, Func<Watched, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var now = work.Now;
        await EachAsync(query.Where(w => w.DueAt < now), _ => true, act, cancellationToken);
    }

    /// <summary>Warns once, and tells by <paramref name="transition"/>, of those due within some working hours, or within half of their term where that is shorter.</summary>
    public async Task SoonAsync(IQueryable<Watched> query, int hours, string kind, CaseTransition transition, CancellationToken cancellationToken)
    {
        if (hours <= 0) return;
        var (now, length) = (work.Now, TimeSpan.FromHours(hours));
        // The widest horizon of all calendars; which rows it really concerns, each row's own calendar says.
        var horizon = calendars.Current.Units.Select(calendars.For).Append(calendars.Current.Standard).Max(c => c.AddWorkingTime(now, length));
        await EachAsync(query.Where(w => w.DueAt >= now && w.DueAt <= horizon), w => IsSoon(w, now, length), (row, token) => WarnAsync(row, kind, transition, token), cancellationToken);
    }

    private async Task WarnAsync(Watched row, string kind, CaseTransition transition, CancellationToken cancellationToken)
    {
        if (await work.WarnAsync(row.CaseId, row.SubjectId, kind, row.DueAt, cancellationToken)) outbox.Enqueue(new ReactToCase(row.CaseId, transition, CaseMoments.Of(row.DueAt)));
    }

    private bool IsSoon(Watched watched, DateTimeOffset now, TimeSpan length)
    {
        var calendar = calendars.For(watched.UnitCode);
        var half = watched.Since is { } since ? calendar.WorkingTime(since, watched.DueAt) / 2 : length;
        return calendar.WorkingTime(now, watched.DueAt) <= (half < length ? half : length);
    }

    private async Task EachAsync(IQueryable<Watched> query, Func<Watched, bool> concerns, Func<Watched, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var (after, last) = (DateTimeOffset.MinValue, Guid.Empty);
        for (var piece = 0; piece < MostPieces; piece++)
        {
            var (from, id) = (after, last);
            var rows = await query.Where(w => w.DueAt > from || (w.DueAt == from && w.SubjectId > id)).OrderBy(w => w.DueAt).ThenBy(w => w.SubjectId).Take(Piece).ToListAsync(cancellationToken);
            foreach (var row in rows.Where(concerns))
            {
                await OneAsync(token => act(row, token), cancellationToken);
            }
            if (rows.Count < Piece) return;
            (after, last) = (rows[^1].DueAt, rows[^1].SubjectId);
        }
    }

    /// <summary>One act in a commit of its own; what somebody changes at this moment is left to the next run.</summary>
    public async Task OneAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await unitOfWork.RunAsync(act, cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            // Somebody works on the case at this moment; the next run looks again.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
