using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Jobs;
using Saola.Kernel;

namespace Saola.Engines.Cases.Drafts;

/// <summary>Throws away drafts that nobody touched for seven days; their files follow in the Files engine.</summary>
internal sealed class DropExpiredDrafts(AppDbContext db, UnitOfWork work, TimeProvider clock) : IScheduledWork
{
    public Task RunAsync(CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var now = clock.Now();
        await db.Set<CaseDraft>().Where(d => d.ExpiresAt < now).ExecuteDeleteAsync(token);
    }, cancellationToken);
}
