using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.App.Hosting;
using Saola.Data;
using Saola.Kernel;

namespace Saola.TestKit;

/// <summary>The whole web program on a port of its own, for tests of pages and journeys. The clock is the real one unless a test gives another.</summary>
public sealed class SaolaTestSite : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private SaolaTestSite(TestDatabase database, WebApplication app, SaolaSettings settings) => (_database, _app, Settings) = (database, app, settings);

    /// <summary>Address, such as <c>http://localhost:41234/</c>.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    public IServiceProvider Services => _app.Services;

    public SaolaSettings Settings { get; }

    public static async Task<SaolaTestSite> StartAsync(
        DatabaseKind kind, TimeProvider? clock = null, Action<WebApplicationBuilder>? adjust = null, Func<IServiceProvider, Task>? seed = null, bool durable = false)
    {
        var database = await TestDatabase.CreateAsync(kind, durable);
        var settings = new SaolaSettings { Database = database.Setting, DataFolder = database.Folder, CatalogFolder = Repository.Path("catalog"), Demo = true };
        var app = SaolaHost.BuildWeb(settings, ["http://127.0.0.1:0"], builder =>
        {
            if (clock is not null) builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            adjust?.Invoke(builder);
        });
        var site = new SaolaTestSite(database, app, settings);
        await SaolaHost.StartUpAsync(app.Services, settings, CancellationToken.None);
        if (seed is not null) await site.InScopeAsync(seed);
        await app.StartAsync();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        site.Address = new UriBuilder(bound) { Host = "localhost" }.Uri;
        settings.PublicAddress = site.Address.ToString().TrimEnd('/');
        return site;
    }

    /// <summary>A client with cookies that does not follow redirects unless asked.</summary>
    public HttpClient Client(bool followRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followRedirects, UseCookies = true }) { BaseAddress = Address };

    public async Task InScopeAsync(Func<IServiceProvider, Task> work, Actor? actor = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(actor ?? Actor.System("test"));
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
