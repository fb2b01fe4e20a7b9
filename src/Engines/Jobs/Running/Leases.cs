namespace Saola.Engines.Jobs.Running;

/// <summary>
/// Holds something for as long as its work runs: renews the lease every third of its length, and cancels the work when that fails,
/// so that it never runs twice at once. When the process dies nobody renews, and the lease runs out.
/// </summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    /// <summary>How long others wait for a holder that says nothing.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Func<CancellationToken, Task<bool>> _renew;
    private readonly CancellationTokenSource _lost;
    private readonly ITimer _timer;
    private Task _renewal = Task.CompletedTask;

    public LeaseKeeper(TimeProvider clock, Func<CancellationToken, Task<bool>> renew, CancellationToken stop)
    {
        _renew = renew;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _timer = clock.CreateTimer(_ => Renew(), null, Length / 3, Length / 3);
    }

    /// <summary>Cancelled when the lease is lost or the program stops.</summary>
    public CancellationToken Token => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _renewal;
        _lost.Dispose();
    }

    private void Renew()
    {
        if (_renewal.IsCompleted) _renewal = RenewAsync();
    }

    private async Task RenewAsync()
    {
        try
        {
            if (!await _renew(_lost.Token)) await _lost.CancelAsync();
        }
        catch (Exception)
        {
            // The database did not answer: stopping is safe, going on is not.
            await _lost.CancelAsync();
        }
    }
}
