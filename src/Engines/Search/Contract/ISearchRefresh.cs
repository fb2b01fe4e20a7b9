namespace Saola.Engines.Search;

/// <summary>Brings the index up to what is committed. The web program does it by itself; commands and tests call it.</summary>
public interface ISearchRefresh
{
    /// <summary>Takes in everything committed before the call; builds the index when there is none that serves.</summary>
    Task<RefreshRun> RunDueAsync(CancellationToken cancellationToken);

    /// <summary>Builds the index anew from all sources and swaps it in. <paramref name="progress"/> is told how many documents are in.</summary>
    Task<RefreshRun> RebuildAsync(Action<int>? progress, CancellationToken cancellationToken);
}

/// <summary>What a refresh did.</summary>
/// <param name="Changed">Documents written or removed.</param>
/// <param name="Rebuilt">Whether the index was built anew.</param>
/// <param name="Busy">Another program of this node keeps the index; nothing was done here.</param>
public sealed record RefreshRun(int Changed, bool Rebuilt, bool Busy = false);
