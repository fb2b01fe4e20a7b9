using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saola.Engines.Search.Feed;
using Saola.Kernel;

namespace Saola.Engines.Search.Indexing;

/// <summary>
/// Brings the index of this node up to what is committed: reads the feed after the mark, asks the sources for what changed as it is now,
/// and commits documents and mark together. One at a time.
/// </summary>
internal sealed class IndexRefresh(SearchIndex index, IServiceScopeFactory scopes, TimeProvider clock, ILogger<IndexRefresh> log) : ISearchRefresh, IDisposable
{
    /// <summary>Kind of the change that asks every node to build its index anew.</summary>
    public const string EverythingKind = "*";

    private const int MostAttempts = 5;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<ChangedDocument, int> _failures = [];
    private bool _checked;
    private DateOnly _filesTaken;

    public Task<RefreshRun> RunDueAsync(CancellationToken cancellationToken) => AloneAsync(async () =>
    {
        if (!await ServesAsync(cancellationToken)) return await BuildAsync(null, cancellationToken);
        var changed = await TakeFilesAsync(cancellationToken);
        while (true)
        {
            var batch = await ReadAsync((feed, token) => feed.AfterAsync(index.Current!.Mark!, token), cancellationToken);
            if (batch.Changes.Any(c => c.Kind == EverythingKind) || (batch.IsCut && batch.Mark.Contains(':', StringComparison.Ordinal)))
                return await BuildAsync(null, cancellationToken);
            if (batch.Changes.Count > 0) await ApplyAsync(index.Current!, batch, cancellationToken);
            changed += batch.Changes.Count;
            if (!batch.IsCut) return new RefreshRun(changed, false);
        }
    }, cancellationToken);

    public Task<RefreshRun> RebuildAsync(Action<int>? progress, CancellationToken cancellationToken) =>
        AloneAsync(() => BuildAsync(progress, cancellationToken), cancellationToken);

    public void Dispose() => _one.Dispose();

    private async Task<RefreshRun> AloneAsync(Func<Task<RefreshRun>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return index.TryTake() ? await work() : new RefreshRun(0, false, Busy: true);
        }
        finally
        {
            _one.Release();
        }
    }

    // An index whose place in the feed was cleaned away, or lies in another life of the database, cannot be followed.
    private async Task<bool> ServesAsync(CancellationToken cancellationToken)
    {
        if (index.Current is not { Mark: { } mark }) return false;
        if (_checked) return true;
        _checked = true;
        return !await ReadAsync((feed, token) => feed.IsLostAsync(mark, token), cancellationToken);
    }

    // The mark is read first: what is committed while the sources are read comes again by the feed, which does no harm.
    private async Task<RefreshRun> BuildAsync(Action<int>? progress, CancellationToken cancellationToken)
    {
        var mark = await ReadAsync((feed, token) => feed.NowAsync(token), cancellationToken);
        var next = index.Begin();
        var count = 0;
        try
        {
            await using var scope = ScopeOf(out var sources);
            foreach (var source in sources)
                await foreach (var document in source.AllAsync(cancellationToken).WithCancellation(cancellationToken))
                {
                    next.Put(document);
                    if (++count % 1000 == 0) progress?.Invoke(count);
                }
            next.Commit(mark);
        }
        catch
        {
            next.Abandon();
            throw;
        }
        index.Swap(next);
        (_checked, _filesTaken) = (true, clock.Today());
        return new RefreshRun(count, true);
    }

    private async Task<int> TakeFilesAsync(CancellationToken cancellationToken)
    {
        if (_filesTaken == clock.Today()) return 0;
        var count = 0;
        await using var scope = ScopeOf(out var sources);
        foreach (var source in sources.Where(s => s.IsFromFiles))
        {
            var documents = new List<SearchDocument>();
            await foreach (var document in source.AllAsync(cancellationToken).WithCancellation(cancellationToken)) documents.Add(document);
            index.Current!.RemoveKind(source.Kind);
            documents.ForEach(index.Current.Put);
            count += documents.Count;
        }
        index.Current!.Commit(index.Current.Mark!);
        _filesTaken = clock.Today();
        return count;
    }

    private async Task ApplyAsync(Generation into, FeedBatch batch, CancellationToken cancellationToken)
    {
        await using var scope = ScopeOf(out var sources);
        var byKind = sources.ToDictionary(s => s.Kind, StringComparer.Ordinal);
        foreach (var change in batch.Changes)
        {
            if (!byKind.TryGetValue(change.Kind, out var source)) continue;
            try
            {
                if (await source.OneAsync(change.Id, cancellationToken) is { } document) into.Put(document);
                else into.Remove(change.Kind, change.Id);
                _failures.Remove(change);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && IsHopeless(change))
            {
                log.LogError(exception, "{Kind} {Id} could not be read for the search and was left out", change.Kind, change.Id);
            }
        }
        into.Commit(batch.Mark);
    }

    // The batch is tried again as a whole; one document that never can be read must not stop all the others behind it.
    private bool IsHopeless(ChangedDocument change)
    {
        var failures = _failures.GetValueOrDefault(change) + 1;
        _failures[change] = failures;
        if (failures < MostAttempts) return false;
        _failures.Remove(change);
        return true;
    }

    private async Task<T> ReadAsync<T>(Func<FeedReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<FeedReader>(), cancellationToken);
    }

    private AsyncServiceScope ScopeOf(out IReadOnlyList<ISearchSource> sources)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System("search"));
        sources = [.. scope.ServiceProvider.GetServices<ISearchSource>()];
        return scope;
    }
}
