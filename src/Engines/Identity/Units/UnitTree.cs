using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Units;

/// <summary>
/// The tree in memory: read at start, after each change on this node, and on PostgreSQL again every minute, because another node may
/// have changed it. A unit that no longer stands is still found, since old records name it; lists leave it out.
/// </summary>
internal sealed class UnitTree(IServiceScopeFactory scopes, IDatabase database, TimeProvider clock, ILogger<UnitTree> log) : IUnits
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private volatile Snapshot _snapshot = Snapshot.Empty;
    private int _reading;

    public UnitCard? Find(string code) => Present().ByCode.GetValueOrDefault(code);

    public string NameOf(string code) => Find(code)?.Name ?? code;

    public IReadOnlyList<UnitCard> All(string? kind = null)
    {
        var standing = Present().Standing;
        return kind is null ? standing : [.. standing.Where(unit => unit.Kind == kind)];
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var units = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Unit>().AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancellationToken);
        var today = clock.Today();
        _snapshot = new Snapshot(
            units.ToFrozenDictionary(u => u.Code, u => u.Card(), StringComparer.Ordinal),
            [.. units.Where(u => u.ValidTo is null || u.ValidTo >= today).Select(u => u.Card())], clock.GetUtcNow());
    }

    private Snapshot Present()
    {
        var snapshot = _snapshot;
        var stale = database.Kind == DatabaseKind.Postgres && snapshot.ReadAt is { } readAt && clock.GetUtcNow() - readAt > Fresh;
        if (stale && Interlocked.Exchange(ref _reading, 1) == 0) _ = ReloadBehindAsync();
        return snapshot;
    }

    private async Task ReloadBehindAsync()
    {
        try
        {
            await ReloadAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The units could not be read again; those read before serve on");
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    private sealed record Snapshot(FrozenDictionary<string, UnitCard> ByCode, IReadOnlyList<UnitCard> Standing, DateTimeOffset? ReadAt)
    {
        public static Snapshot Empty { get; } = new(FrozenDictionary<string, UnitCard>.Empty, [], null);
    }
}
