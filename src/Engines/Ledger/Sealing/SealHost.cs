using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Saola.Engines.Ledger.Sealing;

/// <summary>
/// Seals in the web program: after a commit, at most every two seconds. It stands below the Jobs engine and therefore has this loop of its own;
/// what runs late or twice does no harm, since each batch is a transaction.
/// </summary>
internal sealed class SealHost(SealSignal signal, IServiceScopeFactory scopes, LedgerSettings settings, ILogger<SealHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SealAsync(stoppingToken);
                await Task.Delay(settings.SealEvery, stoppingToken);
                await signal.WaitAsync(settings.LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // Another node at work may have begun before our last commit: look again.
    private async Task SealAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<LedgerSealer>().SealAsync(cancellationToken);
            if (report.OtherAtWork) signal.Committed();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The ledger could not be sealed; the next round tries again");
            signal.Committed();
        }
    }
}
