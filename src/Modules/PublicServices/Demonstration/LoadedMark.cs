using Saola.Engines.Cases;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>Whether the year of cases is there already.</summary>
internal sealed class LoadedMark(SubmitCase cases, TimeProvider clock)
{
    /// <summary>The start of the present hour.</summary>
    public DateTimeOffset PresentHour
    {
        get
        {
            var now = clock.Now();
            return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour));
        }
    }

    public async Task<bool> IsLoadedAsync(CancellationToken cancellationToken) => await cases.AnyWithKeyAsync("demonstration:", cancellationToken);
}
