using System.Globalization;
using Saola.Data;
using Saola.Data.Postgres;
using Saola.Data.Sqlite;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.App.Hosting;

/// <summary>Puts the program together: for the web, for a command, for a test.</summary>
public static class SaolaHost
{
    /// <summary>The web program, not yet started. <paramref name="adjust"/> is for tests: a faked clock, other services.</summary>
    public static WebApplication BuildWeb(SaolaSettings settings, IReadOnlyList<string> urls, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "saola", ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseUrls([.. urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSaola(builder.Configuration, settings);
        builder.AddWebSurface(settings);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseWebSurface(settings);
        return app;
    }

    /// <summary>The services without a web server: for commands and tests of engines.</summary>
    public static ServiceProvider BuildServices(SaolaSettings settings, IConfiguration configuration, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        services.AddSaola(configuration, settings);
        adjust?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Prepares and migrates the database and runs the start-up tasks.</summary>
    public static async Task StartUpAsync(IServiceProvider services, SaolaSettings settings, CancellationToken cancellationToken)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var copy = Path.Combine(settings.DataFolder, $"before-migration-{services.GetRequiredService<TimeProvider>().GetUtcNow():yyyyMMddHHmmss}.db");
            var updater = scope.ServiceProvider.GetRequiredService<SchemaUpdater>();
            var sqlite = services.GetRequiredService<IDatabase>().Kind == DatabaseKind.Sqlite;
            await updater.UpdateAsync(sqlite ? copy : null, cancellationToken);
        }
        await using var tasks = services.CreateAsyncScope();
        tasks.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System("startup"));
        foreach (var task in tasks.ServiceProvider.GetServices<IStartupTask>().OrderBy(t => t.Order)) await task.RunAsync(cancellationToken);
    }

    private static void AddSaola(this IServiceCollection services, IConfiguration configuration, SaolaSettings settings)
    {
        // Jobs and commands speak Vietnamese whatever the language of the machine is; a page sets its own.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("vi");
        settings.DataFolder = Path.GetFullPath(settings.DataFolder);
        if (!Directory.Exists(settings.CatalogFolder)) settings.CatalogFolder = Path.Combine(AppContext.BaseDirectory, "catalog");
        settings.CatalogFolder = Path.GetFullPath(settings.CatalogFolder);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<ScopedActor>();
        services.AddScoped<IActorSource>(provider => provider.GetRequiredService<ScopedActor>());
        services.AddHttpContextAccessor();
        services.AddSaolaData(DatabaseOf(settings));
        foreach (var part in Modules.All) part.AddServices(new PartContext(services, configuration, settings));
    }

    private static IDatabase DatabaseOf(SaolaSettings settings)
    {
        if (settings.Database.StartsWith("postgres:", StringComparison.Ordinal)) return new PostgresDatabase(settings.Database["postgres:".Length..]);
        if (settings.Database.StartsWith("sqlite", StringComparison.Ordinal))
            return new SqliteDatabase(Path.Combine(settings.DataFolder, "saola.db"), durable: settings.Database != "sqlite:fast");
        throw new InvalidOperationException($"Saola__Database = '{settings.Database}': hãy ghi 'sqlite' hoặc 'postgres:Host=…'.");
    }
}
