using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Saola.App.Hosting;
using Saola.Data;
using Saola.Kernel;

namespace Saola.TestKit;

/// <summary>The program's services over a database of their own, with a clock that the test moves. No web server, no running jobs.</summary>
public sealed class SaolaTestHost : IAsyncDisposable
{
    private readonly TestDatabase? _database;

    private SaolaTestHost(TestDatabase? database, ServiceProvider services, FakeTimeProvider clock, SaolaSettings settings) =>
        (_database, Services, Clock, Settings) = (database, services, clock, settings);

    /// <summary>Wednesday 25/11/2026, 9:00 in Vietnam: a working morning.</summary>
    public static DateTimeOffset StandardNow { get; } = VietnamTime.Instant(new DateTime(2026, 11, 25, 9, 0, 0, DateTimeKind.Unspecified));

    public ServiceProvider Services { get; }

    public FakeTimeProvider Clock { get; }

    public SaolaSettings Settings { get; }

    /// <summary>A migrated database with the start-up tasks run (catalogue and units loaded).</summary>
    public static async Task<SaolaTestHost> CreateAsync(
        DatabaseKind kind, Action<IServiceCollection>? adjust = null, Action<SaolaSettings>? settings = null, IDictionary<string, string?>? configuration = null)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var host = Build(database, database.Setting, database.Folder, adjust, settings, configuration);
        await SaolaHost.StartUpAsync(host.Services, host.Settings, CancellationToken.None);
        return host;
    }

    /// <summary>The services over what another process left behind, at an instant after it. The database is not removed at the end.</summary>
    public static async Task<SaolaTestHost> OpenAsync(string setting, string folder, DateTimeOffset now)
    {
        var host = Build(null, setting, folder, null, null, null);
        host.Clock.SetUtcNow(now);
        await SaolaHost.StartUpAsync(host.Services, host.Settings, CancellationToken.None);
        return host;
    }

    /// <summary>Runs work in a scope, as an actor.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        if (actor is not null) scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(actor);
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs work in a scope, as an actor.</summary>
    public Task InScopeAsync(Func<IServiceProvider, Task> work, Actor? actor = null) =>
        InScopeAsync(async services => { await work(services); return true; }, actor);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    internal static SaolaTestHost Bare(string setting, string folder) => Build(null, setting, folder, null, null, null);

    internal async Task MigrateAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaUpdater>().UpdateAsync(null, CancellationToken.None);
    }

    private static SaolaTestHost Build(
        TestDatabase? database, string setting, string folder, Action<IServiceCollection>? adjust, Action<SaolaSettings>? change, IDictionary<string, string?>? configuration)
    {
        var settings = new SaolaSettings { Database = setting, DataFolder = folder, CatalogFolder = Repository.Path("catalog"), Demo = true };
        change?.Invoke(settings);
        var clock = new FakeTimeProvider(StandardNow);
        var values = new ConfigurationBuilder().AddInMemoryCollection(configuration ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Build();
        var services = SaolaHost.BuildServices(settings, values, collection =>
        {
            collection.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            adjust?.Invoke(collection);
        });
        return new SaolaTestHost(database, services, clock, settings);
    }
}
