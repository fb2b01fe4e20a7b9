using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Jobs.Queue;
using Saola.Engines.Jobs.Scheduling;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Jobs;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Desk;

/// <summary>How many works stand where.</summary>
internal sealed record WorkCounts(int Waiting, int Late, int Running, int Dead, DateTimeOffset? OldestDue);

/// <summary>A work as the desk shows it.</summary>
internal sealed record WorkLine(Guid Id, string Kind, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset NotBefore, DateTimeOffset? FinishedAt, string? LastError);

/// <summary>A schedule as the desk shows it.</summary>
internal sealed record ScheduleLine(string Name, TimeSpan Interval, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, long Runs, string? LastError, bool Running);

/// <summary>What an administrator sees of the jobs and may do: look, and run dead work again.</summary>
internal sealed class WorkDesk(
    AppDbContext db, UnitOfWork unit, TimeProvider clock, ActRecorder acts, ScheduleRunner schedules, WakeSignal signal, IStringLocalizer<Texts> texts)
{
    public async Task<WorkCounts> CountsAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var rows = db.Set<OutboxRow>();
        var due = rows.Where(w => w.State == WorkState.Waiting && w.NotBefore <= now);
        return new WorkCounts(
            await rows.CountAsync(w => w.State == WorkState.Waiting, cancellationToken), await due.CountAsync(cancellationToken),
            await rows.CountAsync(w => w.State == WorkState.Running, cancellationToken), await rows.CountAsync(w => w.State == WorkState.Dead, cancellationToken),
            await due.MinAsync(w => (DateTimeOffset?)w.NotBefore, cancellationToken));
    }

    /// <summary>Works of a state, the newest first; the cursor is the id of the last one shown.</summary>
    public async Task<Page<WorkLine>> ListAsync(WorkState state, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<OutboxRow>().AsNoTracking().Where(w => w.State == state);
        if (Paging.TryCursor(cursor, out var last)) rows = rows.Where(w => w.Id < last);
        var lines = await rows.OrderByDescending(w => w.Id).Take(limit + 1)
            .Select(w => new WorkLine(w.Id, w.Kind, w.State.ToString(), w.Attempts, w.CreatedAt, w.NotBefore, w.FinishedAt, w.LastError)).ToListAsync(cancellationToken);
        return Paging.Cut(lines, limit, line => line.Id);
    }

    public async Task<IReadOnlyList<ScheduleLine>> SchedulesAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var rows = await db.Set<ScheduleRow>().AsNoTracking().ToDictionaryAsync(s => s.Name, cancellationToken);
        return [.. schedules.Types.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => rows.TryGetValue(t.Name, out var row)
            ? new ScheduleLine(t.Name, t.Interval, row.StartedAt, row.FinishedAt, row.Runs, row.LastError, row.LeaseUntil > now)
            : new ScheduleLine(t.Name, t.Interval, null, null, 0, null, false))];
    }

    /// <summary>Puts dead work back, with all its tries before it.</summary>
    public async Task<Result> RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await unit.RunAsync(async token =>
        {
            var work = await db.Set<OutboxRow>().FirstOrDefaultAsync(w => w.Id == id, token);
            if (work is null) return Result.Refused("jobs.unknown", texts["Unknown"]);
            if (work.State != WorkState.Dead) return Result.Refused("jobs.not_dead", texts["NotDead"]);
            await acts.RecordAsync(new ActDraft { Kind = "jobs.retry", Subject = new Subject("work", id) }, new WorkRetried(work.Kind, work.Attempts), token);
            (work.State, work.Attempts, work.NotBefore, work.FinishedAt) = (WorkState.Waiting, 0, clock.Now(), null);
            return Result.Done;
        }, cancellationToken);
        if (result.IsDone) signal.Wake();
        return result;
    }
}
