using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger;

/// <summary>Acts and events, append-only, sealed in batches with Merkle roots; proofs; erasure of a person.</summary>
public sealed class LedgerEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Ledger";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        services.AddSingleton<IModelContributor, LedgerModel>();
        services.AddScoped<PersonalVault>();
        services.AddScoped(provider => new ActRecorder(
            provider.GetRequiredService<AppDbContext>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IActorSource>(), provider.GetRequiredService<PersonalVault>()));
    }
}
