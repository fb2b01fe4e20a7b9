using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Desk;

/// <summary>Removes done work after some days, in pieces so that no transaction is long. Dead work stays until somebody deals with it.</summary>
internal sealed class CleanDoneWork(AppDbContext db, UnitOfWork unit, TimeProvider clock, JobsSettings settings) : IScheduledWork
{
    public const string Name = "jobs.clean";
    private const int PieceSize = 1000;
    private const int MostPieces = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.Now().AddDays(-settings.KeepDoneDays);
        for (var piece = 0; piece < MostPieces; piece++)
        {
            var ids = await db.Set<OutboxRow>().Where(w => w.State == WorkState.Done && w.FinishedAt < before)
                .OrderBy(w => w.FinishedAt).Select(w => w.Id).Take(PieceSize).ToListAsync(cancellationToken);
            if (ids.Count == 0) return;
            await unit.RunAsync(token => db.Set<OutboxRow>().Where(w => ids.Contains(w.Id)).ExecuteDeleteAsync(token), cancellationToken);
        }
    }
}
