using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Demonstration;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Engines.Identity.Units;
using Saola.Web.Composition;

namespace Saola.Engines.Identity;

/// <summary>People, organisations, units, roles, sign-in, API clients.</summary>
public sealed class IdentityEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Identity";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        services.AddLocalization();
        services.AddSingleton<IModelContributor, IdentityModel>();
        AccountSetup.Add(services, context.Configuration, context.Settings);
        AddPeople(services);
        AddUnits(services);
        AddAccounts(services);
        AddDemonstration(services);
    }

    /// <inheritdoc/>
    public void Use(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<ActorOfRequest>();
        app.UseAuthorization();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<PersonRecords>();
        services.AddScoped<IPersonRecords>(provider => provider.GetRequiredService<PersonRecords>());
        services.AddScoped<EnsureParty>();
        services.AddScoped<AuthorityReader>();
        services.AddScoped<IDirectory, People.Directory>();
    }

    private static void AddUnits(IServiceCollection services)
    {
        services.AddSingleton<UnitTree>();
        services.AddSingleton<IUnits>(provider => provider.GetRequiredService<UnitTree>());
        services.AddScoped<IStartupTask, LoadUnits>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddScoped<SignInDoor>();
        services.AddScoped<SignInLog>();
        services.AddScoped<SignInGate>();
        services.AddScoped<Landing>();
        services.AddScoped<SignInWithPassword>();
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, UseProtectionKeys>();
        services.AddScoped<IStartupTask, MakeFirstKey>();
    }

    private static void AddDemonstration(IServiceCollection services)
    {
        services.AddScoped<IDemonstrationLoader, LoadDemonstration>();
        services.AddScoped<IDemonstrationPeople, DemonstrationPeople>();
    }
}
