using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Saola.Engines.Search.Feed;

namespace Saola.Engines.Search.Indexing;

/// <summary>
/// Follows the feed in the web program: at once after a commit of this process, soon after one of another node; under load several times a second.
/// Builds the index at the start when there is none; pages answer meanwhile.
/// </summary>
internal sealed class Follower(FeedSignal signal, ISearchRefresh refresh, SearchSettings settings, ILogger<Follower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var told = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var run = await refresh.RunDueAsync(stoppingToken);
                if (run.Busy && !told) log.LogWarning("Another program has the search index of this node; this one reads it and does not write. Give each node its own Saola:Search:Node.");
                if (run.Rebuilt) log.LogInformation("The search index was built anew with {Count} documents", run.Changed);
                told = run.Busy;
                if (run.Changed > 0) await Task.Delay(settings.RestAfter, stoppingToken);
                await signal.WaitAsync(run.Busy ? Pause : settings.LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The search index could not follow the changes; it tries again");
                await WaitAfterFaultAsync(stoppingToken);
            }
        }
    }

    private async Task WaitAfterFaultAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(Pause, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends; the loop sees it.
        }
    }
}
