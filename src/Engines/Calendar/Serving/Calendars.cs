using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Saola.Engines.Calendar.Serving;

/// <summary>The calendars of this node, in memory; a change swaps the whole set, so that readers take no lock.</summary>
internal sealed class Calendars(IServiceScopeFactory scopes) : ICalendars, IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile CalendarSnapshot _snapshot = CalendarSnapshot.Shipped;

    public CalendarSet Current => _snapshot.Set;

    public CalendarSnapshot Snapshot => _snapshot;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<CalendarStore>();
            if (await store.VersionAsync(cancellationToken) != _snapshot.Version) _snapshot = await store.LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();
}

/// <summary>Looks every few seconds whether another node has changed the calendar.</summary>
internal sealed class CalendarWatch(ICalendars calendars, TimeProvider clock, ILogger<CalendarWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await calendars.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The calendar in memory goes on serving; the database's own health check tells of the fault.
                log.LogWarning(exception, "The version of the calendar could not be read.");
            }
        }
    }
}
