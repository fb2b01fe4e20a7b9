using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Queue;

/// <summary>Writes work into the present transaction and wakes the drain once that is committed.</summary>
internal sealed class TransactionalOutbox(AppDbContext db, TimeProvider clock, WakeSignal signal) : IOutbox, ICommitListener
{
    private bool _due;

    public void Enqueue<TWork>(TWork work, DateTimeOffset? notBefore = null, string? key = null) where TWork : IWork
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Work is enqueued inside a unit of work, with the change that asks for it.");
        var now = clock.Now();
        var due = VietnamTime.Cut(notBefore ?? now);
        _due |= due <= now;
        if (key is not null && IsWaiting(key, due)) return;
        db.Add(new OutboxRow
        {
            Id = Ids.New(clock), Kind = WorkTypes.KindOf(typeof(TWork)), Payload = JsonSerializer.Serialize(work, WorkTypes.Json), Key = key,
            NotBefore = due, CreatedAt = now, TraceParent = Activity.Current?.Id,
        });
    }

    public void Committed()
    {
        if (!_due) return;
        _due = false;
        signal.Wake();
    }

    // The waiting row is locked until this transaction ends. Otherwise the drain could take it and read the state from before our commit,
    // and the work that we leave out here would be lost. On SQLite the write gate gives the same.
    private bool IsWaiting(string key, DateTimeOffset due)
    {
        var present = db.Set<OutboxRow>().Local.FirstOrDefault(w => w.Key == key && w.State == WorkState.Waiting)
            ?? Waiting(key).AsEnumerable().FirstOrDefault();
        if (present is null) return false;
        if (due < present.NotBefore) present.NotBefore = due;
        return true;
    }

    private IQueryable<OutboxRow> Waiting(string key) => db.Kind == DatabaseKind.Postgres
        ? db.Set<OutboxRow>().FromSql($"SELECT * FROM jobs_outbox WHERE key = {key} AND state = 'Waiting' LIMIT 1 FOR UPDATE")
        : db.Set<OutboxRow>().Where(w => w.Key == key && w.State == WorkState.Waiting).OrderBy(w => w.NotBefore).Take(1);
}
