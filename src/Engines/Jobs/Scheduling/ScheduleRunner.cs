using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Jobs.Running;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Scheduling;

/// <summary>Runs a schedule when it is due and nobody else runs it: its row is the lock, on any number of nodes.</summary>
internal sealed class ScheduleRunner(IServiceScopeFactory scopes, IEnumerable<ScheduleType> types, TimeProvider clock, ILogger<ScheduleRunner> log)
{
    private readonly Dictionary<string, ScheduleType> _types = types.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<ScheduleType> Types => _types.Values;

    /// <summary>Runs every schedule that is due; gives how many ran.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var ran = 0;
        foreach (var name in _types.Keys.Order(StringComparer.Ordinal))
            if (await RunAsync(name, evenIfNotDue: false, cancellationToken)) ran++;
        return ran;
    }

    public async Task<bool> RunAsync(string name, bool evenIfNotDue, CancellationToken cancellationToken)
    {
        if (!_types.TryGetValue(name, out var type)) throw new ArgumentException($"There is no schedule {name}.", nameof(name));
        var leaseId = Ids.New(clock);
        if (!await ClaimAsync(type, leaseId, evenIfNotDue, cancellationToken)) return false;
        string? error = null;
        await using (var lease = new LeaseKeeper(clock, token => RenewAsync(leaseId, token), cancellationToken))
        {
            try
            {
                await DoAsync(type, lease.Token);
            }
            catch (Exception exception)
            {
                error = $"{exception.GetType().Name}: {exception.Message}";
                if (!cancellationToken.IsCancellationRequested) log.LogError(exception, "Schedule {Name} failed", name);
            }
        }
        await EndAsync(leaseId, error);
        cancellationToken.ThrowIfCancellationRequested();
        return error is null;
    }

    private async Task DoAsync(ScheduleType type, CancellationToken cancellationToken)
    {
        using var activity = JobsTelemetry.Start(type.Name, null);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System($"job:{type.Name}"));
        await ((IScheduledWork)scope.ServiceProvider.GetRequiredService(type.Job)).RunAsync(cancellationToken);
    }

    // A tenth of the interval is slack: the trigger and the row's time are never equal to the millisecond.
    private Task<bool> ClaimAsync(ScheduleType type, Guid leaseId, bool evenIfNotDue, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var dueIfBefore = VietnamTime.Cut(now - (type.Interval * 0.9));
        return ChangeAsync(rows => rows.Where(s => s.Name == type.Name && (s.LeaseUntil == null || s.LeaseUntil < now)
                && (evenIfNotDue || s.StartedAt == null || s.StartedAt <= dueIfBefore)),
            rows => rows.ExecuteUpdateAsync(set => set
                .SetProperty(s => s.LeaseId, leaseId).SetProperty(s => s.LeaseUntil, now + LeaseKeeper.Length).SetProperty(s => s.StartedAt, now), cancellationToken),
            cancellationToken);
    }

    private Task<bool> RenewAsync(Guid leaseId, CancellationToken cancellationToken)
    {
        var until = clock.Now() + LeaseKeeper.Length;
        return ChangeAsync(rows => rows.Where(s => s.LeaseId == leaseId),
            rows => rows.ExecuteUpdateAsync(set => set.SetProperty(s => s.LeaseUntil, until), cancellationToken), cancellationToken);
    }

    private Task<bool> EndAsync(Guid leaseId, string? error)
    {
        var now = clock.Now();
        var cut = error is { Length: > JobsModel.LongestError } ? error[..JobsModel.LongestError] : error;
        return ChangeAsync(rows => rows.Where(s => s.LeaseId == leaseId),
            rows => rows.ExecuteUpdateAsync(set => set
                .SetProperty(s => s.LeaseId, (Guid?)null).SetProperty(s => s.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(s => s.FinishedAt, now).SetProperty(s => s.LastError, cut).SetProperty(s => s.Runs, s => s.Runs + 1), CancellationToken.None),
            CancellationToken.None);
    }

    private async Task<bool> ChangeAsync(
        Func<IQueryable<ScheduleRow>, IQueryable<ScheduleRow>> which, Func<IQueryable<ScheduleRow>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (!await which(db.Set<ScheduleRow>()).AnyAsync(cancellationToken)) return false;
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(async _ => await change(which(db.Set<ScheduleRow>())) > 0, cancellationToken);
    }
}
