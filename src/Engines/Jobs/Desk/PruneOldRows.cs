using Microsoft.Extensions.Logging;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Jobs;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Desk;

/// <summary>
/// Removes what every part keeps for some time only, in pieces so that no transaction is long. Each piece is an act, since some of it are logs:
/// who looks for an entry that is not there finds when and by which term it went. A fault of one table does not keep the others.
/// </summary>
internal sealed class PruneOldRows(IEnumerable<IPruning> prunings, UnitOfWork unit, ActRecorder acts, TimeProvider clock, ILogger<PruneOldRows> log) : IScheduledWork
{
    public const string Name = "jobs.prune";
    public const int PieceSize = 1000;

    // What a long pause has left behind is caught up over some days.
    private const int MostPieces = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var faults = new List<Exception>();
        foreach (var pruning in prunings.Where(p => p.KeepDays > 0))
        {
            try
            {
                await PruneAsync(pruning, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Pruning {Table} failed", pruning.Table);
                faults.Add(exception);
            }
        }
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    private async Task PruneAsync(IPruning pruning, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if ((now - DateTimeOffset.UnixEpoch).TotalDays <= pruning.KeepDays) return; // longer than the ids of rows can tell
        var before = now.AddDays(-pruning.KeepDays);
        var run = new Subject("pruning", Ids.New(clock));
        var removed = 0;
        for (var piece = 0; piece < MostPieces; piece++)
        {
            var count = await unit.RunAsync(token => PieceAsync(pruning, run, before, token), cancellationToken);
            removed += count;
            if (count < PieceSize) break;
        }
        if (removed > 0) log.LogInformation("Pruned {Count} rows of {Table} from before {Before:O}", removed, pruning.Table, before);
    }

    private async Task<int> PieceAsync(IPruning pruning, Subject run, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var count = await pruning.RemoveAsync(before, PieceSize, cancellationToken);
        if (count > 0) await acts.RecordAsync(new ActDraft { Kind = "jobs.prune", Subject = run }, new RowsPruned(pruning.Table, before, count), cancellationToken);
        return count;
    }
}
