using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Web.Composition;

namespace Saola.Engines.Jobs.Scheduling;

/// <summary>
/// Makes a row for each schedule. SQLite belongs to this process alone, so what still runs there was cut off by a stop: it is due at once,
/// without waiting for its lease to end.
/// </summary>
internal sealed class JobsStartUp(AppDbContext db, UnitOfWork unit, ScheduleRunner schedules) : IStartupTask
{
    public int Order => 10;

    public Task RunAsync(CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        foreach (var type in schedules.Types)
            await db.Database.ExecuteSqlAsync($"INSERT INTO jobs_schedules (name, runs) VALUES ({type.Name}, 0) ON CONFLICT (name) DO NOTHING", token);
        if (db.Kind != DatabaseKind.Sqlite) return;
        await db.Set<OutboxRow>().Where(w => w.State == WorkState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WorkState.Waiting).SetProperty(w => w.LeaseId, (Guid?)null).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), token);
        await db.Set<ScheduleRow>().Where(s => s.LeaseId != null).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.LeaseId, (Guid?)null).SetProperty(s => s.LeaseUntil, (DateTimeOffset?)null), token);
    }, cancellationToken);
}
