using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Running;

/// <summary>Takes due work and writes how it ended. Each method is one short transaction; what is no longer held is left alone.</summary>
internal sealed class OutboxClaims(AppDbContext db, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>
    /// Takes up to <paramref name="most"/> works that are due, or whose holder was not heard of again, the earliest first.
    /// Work that was begun for the last time and never ended is dead: it may be what kills the process.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> ClaimAsync(Guid leaseId, int most, CancellationToken cancellationToken)
    {
        if (!await IsAnyDueAsync(cancellationToken)) return [];
        return await unit.RunAsync(async token =>
        {
            db.ChangeTracker.Clear();
            var now = clock.Now();
            var rows = await Due(now, most).ToListAsync(token);
            if (rows.Count < most) rows.AddRange(await Abandoned(now, most - rows.Count).ToListAsync(token));
            foreach (var row in rows) Take(row, leaseId, now);
            return (IReadOnlyList<OutboxRow>)[.. rows.Where(r => r.State == WorkState.Running)];
        }, cancellationToken);
    }

    /// <summary>Holds on to everything under the lease; false when nothing is left of it.</summary>
    public Task<bool> RenewAsync(Guid leaseId, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var until = clock.Now() + LeaseKeeper.Length;
        return await Held(leaseId).ExecuteUpdateAsync(set => set.SetProperty(w => w.LeaseUntil, until), token) > 0;
    }, cancellationToken);

    public Task DoneAsync(OutboxRow work, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var now = clock.Now();
        await Held(work).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WorkState.Done).SetProperty(w => w.FinishedAt, now).SetProperty(w => w.LastError, (string?)null)
            .SetProperty(w => w.LeaseId, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), token);
    }, cancellationToken);

    /// <summary>Puts work back with a delay, or buries it after the last try; true when it is dead.</summary>
    public async Task<bool> FailAsync(OutboxRow work, string error, CancellationToken cancellationToken)
    {
        var dead = work.Attempts >= RetryDelay.MostAttempts;
        var state = dead ? WorkState.Dead : WorkState.Waiting;
        var cut = error.Length <= JobsModel.LongestError ? error : error[..JobsModel.LongestError];
        await unit.RunAsync(async token =>
        {
            var now = clock.Now();
            DateTimeOffset? finished = dead ? now : null;
            var next = VietnamTime.Cut(now + RetryDelay.After(work.Attempts));
            await Held(work).ExecuteUpdateAsync(set => set
                .SetProperty(w => w.State, state).SetProperty(w => w.FinishedAt, finished).SetProperty(w => w.LastError, cut)
                .SetProperty(w => w.NotBefore, next).SetProperty(w => w.LeaseId, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), token);
        }, cancellationToken);
        return dead;
    }

    /// <summary>Puts back what was taken and not ended, because the program stops; the try does not count.</summary>
    public Task ReleaseAsync(Guid leaseId, CancellationToken cancellationToken) => unit.RunAsync(token => Held(leaseId).ExecuteUpdateAsync(set => set
        .SetProperty(w => w.State, WorkState.Waiting).SetProperty(w => w.Attempts, w => w.Attempts - 1)
        .SetProperty(w => w.LeaseId, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), token), cancellationToken);

    private Task<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return db.Set<OutboxRow>().AnyAsync(
            w => (w.State == WorkState.Waiting && w.NotBefore <= now) || (w.State == WorkState.Running && w.LeaseUntil < now), cancellationToken);
    }

    private IQueryable<OutboxRow> Due(DateTimeOffset now, int most) => db.Kind == DatabaseKind.Postgres
        ? db.Set<OutboxRow>().FromSql(
            $"SELECT * FROM jobs_outbox WHERE state = 'Waiting' AND not_before <= {now} ORDER BY not_before, id LIMIT {most} FOR UPDATE SKIP LOCKED")
        : db.Set<OutboxRow>().Where(w => w.State == WorkState.Waiting && w.NotBefore <= now).OrderBy(w => w.NotBefore).ThenBy(w => w.Id).Take(most);

    private IQueryable<OutboxRow> Abandoned(DateTimeOffset now, int most) => db.Kind == DatabaseKind.Postgres
        ? db.Set<OutboxRow>().FromSql(
            $"SELECT * FROM jobs_outbox WHERE state = 'Running' AND lease_until < {now} ORDER BY not_before, id LIMIT {most} FOR UPDATE SKIP LOCKED")
        : db.Set<OutboxRow>().Where(w => w.State == WorkState.Running && w.LeaseUntil < now).OrderBy(w => w.NotBefore).ThenBy(w => w.Id).Take(most);

    private static void Take(OutboxRow row, Guid leaseId, DateTimeOffset now)
    {
        if (row.Attempts >= RetryDelay.MostAttempts)
        {
            row.State = WorkState.Dead;
            row.FinishedAt = now;
            row.LastError ??= "It was begun for the last time and did not end: the process was stopped.";
            (row.LeaseId, row.LeaseUntil) = (null, null);
            return;
        }
        row.State = WorkState.Running;
        row.Attempts++;
        (row.LeaseId, row.LeaseUntil) = (leaseId, now + LeaseKeeper.Length);
    }

    private IQueryable<OutboxRow> Held(Guid leaseId) => db.Set<OutboxRow>().Where(w => w.LeaseId == leaseId && w.State == WorkState.Running);

    private IQueryable<OutboxRow> Held(OutboxRow work) => Held(work.LeaseId!.Value).Where(w => w.Id == work.Id);
}
