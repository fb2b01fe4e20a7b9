using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Saola.Engines.Jobs.Queue;
using Saola.Engines.Jobs.Running;

namespace Saola.Engines.Jobs.Scheduling;

/// <summary>Drains the outbox of the web program whenever it is woken: after a commit, or by the clock.</summary>
internal sealed class DrainHost(WakeSignal signal, Drain drain, JobsSettings settings, ILogger<DrainHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Wake();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                await drain.RunAsync(settings.Parallel, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The outbox could not be drained; the clock tries again");
            }
        }
    }
}
