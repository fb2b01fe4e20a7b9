using System.Threading.Channels;

namespace Saola.Engines.Jobs.Queue;

/// <summary>Tells the running drain that there is work. Many calls before it looks are one.</summary>
internal sealed class WakeSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _calls.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _calls.Reader.ReadAsync(cancellationToken);
}
