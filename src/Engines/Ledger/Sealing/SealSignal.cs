using System.Threading.Channels;
using Saola.Data;

namespace Saola.Engines.Ledger.Sealing;

/// <summary>Tells the sealing loop that something was committed. Many commits before it looks are one call.</summary>
internal sealed class SealSignal : ICommitListener
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Committed() => _calls.Writer.TryWrite(true);

    /// <summary>Waits for a commit, at most so long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        try
        {
            await _calls.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called in this process; another one may have written.
        }
    }
}
