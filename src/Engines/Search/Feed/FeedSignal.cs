namespace Saola.Engines.Search.Feed;

/// <summary>Tells the follower of this process that a change was committed. Many calls before it looks are one.</summary>
internal sealed class FeedSignal : IDisposable
{
    private readonly SemaphoreSlim _calls = new(0, 1);

    public void Wake()
    {
        try
        {
            if (_calls.CurrentCount == 0) _calls.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Another commit woke it in the same moment, or the program ends.
        }
    }

    /// <summary>Waits for a call, at most that long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _calls.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _calls.Dispose();
}
