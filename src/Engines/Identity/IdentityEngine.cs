using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Accounts.Security;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Api;
using Saola.Engines.Identity.Clients;
using Saola.Engines.Identity.Commands;
using Saola.Engines.Identity.Demonstration;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.National;
using Saola.Engines.Identity.Organisations;
using Saola.Engines.Identity.Pages.Admin;
using Saola.Engines.Identity.Pages.Staff;
using Saola.Engines.Identity.People;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Engines.Identity.Units;
using Saola.Web.Composition;
using Saola.Web.Navigation;

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
        NationalIdentity.Add(services, context.Configuration);
        TokenSetup.Add(services, context.Settings);
        services.AddScoped<ClientKeeping>();
        services.AddPruning<PruneTokens>().AddPruning<PruneAuthorizations>();
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

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        TokenEndpoint.Map(endpoints);
        IdentityApi.Map(endpoints);
        AdministrationApi.Map(endpoints);
        DelegationApi.Map(endpoints);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [AdministratorCommand.Create(host)];

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<PersonRecords>();
        services.AddScoped<IPersonRecords>(provider => provider.GetRequiredService<PersonRecords>());
        services.AddScoped<EnsureParty>();
        services.AddScoped<AuthorityReader>();
        services.AddScoped<IDirectory, People.Directory>();
        services.AddScoped<ConsentKeeping>();
        services.AddScoped<MergePeople>();
        services.AddScoped<UndoMerge>();
        services.AddScoped<ErasePerson>();
        services.AddScoped<IPersonEraser, EraseLedgerKeys>();
        services.AddScoped<LinkOrganisation>();
        services.AddScoped<MembershipNotices>();
        services.AddScoped<DecideMembership>();
        services.AddScoped<PeopleDesk>();
        services.AddScoped<MembershipRequests>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<PersonServices>();
        services.AddScoped<DelegationList>();
        services.AddScoped<DelegationServices>();
    }

    private static void AddUnits(IServiceCollection services)
    {
        services.AddSingleton<UnitTree>();
        services.AddSingleton<IUnits>(provider => provider.GetRequiredService<UnitTree>());
        services.AddScoped<IStartupTask, LoadUnits>();
        services.AddScoped<ChangeUnit>();
        services.AddScoped<UnitDesk>();
        services.AddScoped<GiveRole>();
        services.AddScoped<EndRole>();
        services.AddScoped<DelegateRole>();
        services.AddScoped<EndDelegation>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddScoped<IAccountMenu, AccountMenu>();
        services.AddScoped<INavigationSource, Accounts.Navigation>();
        services.AddScoped<SignInDoor>();
        services.AddScoped<SignInLog>();
        services.AddScoped<SignInGate>();
        services.AddScoped<Landing>();
        services.AddPruning<PruneSignIns>();
        services.AddSingleton<KeptForms>();
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInWithCode>();
        services.AddScoped<NationalLinks>().AddScoped<NationalFacts>().AddScoped<LinkNationalIdentity>().AddScoped<UnlinkNationalIdentity>()
            .AddScoped<NationalLetters>();
        services.AddScoped<SignInWithNationalIdentity>();
        AddRegistration(services);
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, UseProtectionKeys>();
        services.AddScoped<IStartupTask, MakeFirstKey>();
    }

    private static void AddRegistration(IServiceCollection services)
    {
        services.TryAddScoped<IAccountMail, NoAccountMail>();
        services.TryAddScoped<IAccountNotices, NoAccountNotices>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<NewAccount>();
        services.AddScoped<RegisterRules>();
        services.AddScoped<Registration>();
        services.AddScoped<RegisterAccount>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<AskPasswordReset>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<AdministratorParts>();
        services.AddScoped<CreateAdministrator>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ChangeContact>();
        services.AddScoped<OneTimeCodes>();
        services.AddScoped<PasskeyChanges>();
        services.AddScoped<Passkeys>();
    }

    private static void AddDemonstration(IServiceCollection services)
    {
        services.AddScoped<DemonstrationSecrets>();
        services.AddScoped<IDemonstrationLoader, LoadDemonstration>();
        services.AddScoped<IDemonstrationPeople, DemonstrationPeople>();
    }
}
