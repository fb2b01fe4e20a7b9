using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Saola.Data;

/// <summary>Registers context, unit of work and counters over a database that was chosen before.</summary>
public static class DataServices
{
    /// <summary>Adds the data layer.</summary>
    public static IServiceCollection AddSaolaData(this IServiceCollection services, IDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton<IModelContributor, DataModel>();
        services.AddDbContext<AppDbContext>(options =>
        {
            database.Configure(options);
            options.UseSnakeCaseNamingConvention();
            // A count that stops at a bound needs no order.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        }, ServiceLifetime.Scoped, ServiceLifetime.Singleton); // the options are one for all contexts: nothing of a request stands in them
        services.AddScoped<UnitOfWork>();
        services.AddScoped<Counters>();
        services.AddScoped<SchemaUpdater>();
        return services;
    }
}
