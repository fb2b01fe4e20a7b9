using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Search.Model;
using Saola.Kernel;

namespace Saola.Engines.Search.Feed;

/// <summary>
/// Removes old changes in pieces and remembers how far: a node that was away for longer sees that and builds its index anew.
/// </summary>
internal sealed class CleanChanges(AppDbContext db, UnitOfWork unit, TimeProvider clock, SearchSettings settings) : IScheduledWork
{
    public const string Name = "search.clean";
    private const int PieceSize = 1000;
    private const int MostPieces = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.Now().AddDays(-settings.KeepDays);
        for (var piece = 0; piece < MostPieces; piece++)
            if (await unit.RunAsync(token => CleanPieceAsync(before, token), cancellationToken) < PieceSize) return;
    }

    private async Task<int> CleanPieceAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await db.Set<SearchChange>().AsNoTracking().Where(c => c.At < before).OrderBy(c => c.At).Take(PieceSize)
            .Select(c => new { c.Id, c.TransactionId }).ToListAsync(cancellationToken);
        if (old.Count == 0) return 0;
        var ids = old.Select(c => c.Id).ToList();
        await db.Set<SearchChange>().Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
        var reached = old.Max(c => db.Kind == DatabaseKind.Postgres ? c.TransactionId : c.Id);
        var mark = await db.Set<SearchMark>().FirstOrDefaultAsync(m => m.Name == SearchMark.Cleaned, cancellationToken);
        if (mark is null) db.Add(new SearchMark { Name = SearchMark.Cleaned, Value = reached });
        else mark.Value = Math.Max(mark.Value, reached);
        return old.Count;
    }
}
