using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger.Backups;
using Saola.Engines.Ledger.Commands;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Proofs;
using Saola.Engines.Ledger.Reading;
using Saola.Engines.Ledger.Recording;
using Saola.Engines.Ledger.Sealing;
using Saola.Engines.Ledger.Verifying;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger;

/// <summary>Acts and events, append-only, sealed in batches with Merkle roots; proofs; erasure of a person; backups.</summary>
public sealed class LedgerEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Ledger";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var settings = context.Configuration.GetSection("Saola:Ledger").Get<LedgerSettings>() ?? new LedgerSettings();
        services.AddLocalization();
        services.AddSingleton(settings);
        services.AddSingleton<IModelContributor, LedgerModel>();
        services.AddSingleton<MasterKey>();
        services.AddScoped<IStartupTask, CheckMasterKey>();
        services.AddScoped<PersonalVault>();
        services.AddHandler<ActRecorder>();
        services.AddHandler<EraseKeys>();
        services.AddHandler<LedgerSealer>();
        services.AddScoped<ILedgerFeed, LedgerFeed>();
        services.AddScoped<ILedgerReader, LedgerReader>();
        services.AddScoped<LedgerVerifier>();
        services.AddScoped<ProofWriter>();
        AddBackups(services);
        if (settings.Hosted) AddHosting(services);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) =>
        [BackupCommands.Backup(host), BackupCommands.Restore(host), VerifyCommand.Create(host), ProofCommand.Create(host)];

    private static void AddBackups(IServiceCollection services)
    {
        services.AddSingleton(new BackupFolder("keys"));
        services.AddSingleton<DataFolders>();
        services.AddScoped<BackupWriter>();
        services.AddScoped<RestoreBackup>();
    }

    // Hosted services start with the web program only.
    private static void AddHosting(IServiceCollection services)
    {
        services.AddSingleton<SealSignal>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<SealSignal>());
        services.AddHostedService<SealHost>();
    }
}
