using Saola.Engines.Jobs;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>
/// Looks every minute at what is due: steps, promised dates, the applicant's last day, opinions. Warns once for each due instant, whatever restarts:
/// the warning is a row in the commit of its act. Nothing is decided here; a person decides.
/// </summary>
internal sealed class WatchClocks(StepWatch steps, DueWatch dues, SupplementWatch supplements, OpinionWatch opinions) : IScheduledWork
{
    public const string Name = "cases.watch_clocks";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await opinions.RunAsync(cancellationToken);
        await steps.RunAsync(cancellationToken);
        await dues.RunAsync(cancellationToken);
        await supplements.RunAsync(cancellationToken);
    }
}
