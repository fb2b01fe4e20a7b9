using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Jobs.Api;
using Saola.Engines.Jobs.Commands;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Jobs.Queue;
using Saola.Engines.Jobs.Running;
using Saola.Engines.Jobs.Scheduling;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Jobs;

/// <summary>Durable work and schedules on Quartz, outbox.</summary>
public sealed class JobsEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Jobs";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var settings = context.Configuration.GetSection("Saola:Jobs").Get<JobsSettings>() ?? new JobsSettings();
        services.AddLocalization();
        services.AddSingleton(settings);
        services.AddSingleton<IModelContributor, JobsModel>();
        services.AddAdministrationEntry<Texts>("/quan-tri/cong-viec", 70);
        services.AddSingleton<WorkTypes>();
        services.AddSingleton<WakeSignal>();
        services.AddScoped<TransactionalOutbox>();
        services.AddScoped<IOutbox>(provider => provider.GetRequiredService<TransactionalOutbox>());
        services.AddScoped<ICommitListener>(provider => provider.GetRequiredService<TransactionalOutbox>());
        services.AddScoped<OutboxClaims>();
        services.AddSingleton<WorkRunner>();
        services.AddSingleton<Drain>();
        services.AddSingleton<ScheduleRunner>();
        services.AddSingleton<IJobRunner, JobRunner>();
        services.AddScoped<WorkDesk>();
        services.AddScoped<IStartupTask, JobsStartUp>();
        services.AddSchedule<CleanDoneWork>(CleanDoneWork.Name, TimeSpan.FromHours(1));
        services.AddSchedule<PruneOldRows>(PruneOldRows.Name, TimeSpan.FromDays(1));
        if (settings.Hosted) AddHosting(services, context.Settings);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => JobsApi.Map(endpoints);

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [JobsCommands.Create(host)];

    // Hosted services start with the web program only. On SQLite Quartz has a file of its own: its frequent small writes
    // would otherwise stand in the way of the one writer that the business has there.
    private static void AddHosting(IServiceCollection services, SaolaSettings settings)
    {
        services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            if (settings.Database.StartsWith("postgres:", StringComparison.Ordinal))
            {
                store.UsePostgres(settings.Database["postgres:".Length..]);
                store.UseClustering();
            }
            else
            {
                store.UseSqlite($"Data Source={Path.Combine(settings.DataFolder, "quartz.db")};Default Timeout=30");
            }
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(options =>
            {
                options.TablePrefix = "jobs_qrtz_";
                options.SchemaProvisioning = SchemaProvisioning.CreateIfMissing;
            });
        }));
        services.AddQuartzHostedService(hosted => hosted.AutoStart = false);
        services.AddHostedService<QuartzHost>();
        services.AddHostedService<DrainHost>();
    }
}
