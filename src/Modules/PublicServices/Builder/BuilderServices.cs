using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Files;
using Saola.Modules.PublicServices.Api;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>Registers the builder of procedures.</summary>
internal static class BuilderServices
{
    public static void AddBuilder(this IServiceCollection services)
    {
        services.AddSingleton<IModelContributor, BuilderModel>();
        services.AddScoped<BuilderActs>().AddScoped<DraftChecks>().AddScoped<DraftQueries>().AddScoped<ProcedureDrafts>().AddScoped<EditorForm>().AddScoped<BuilderTools>();
        services.AddSingleton<PublishedProcedures>().AddScoped<IStartupTask, OpenPublished>();
        services.AddScoped<PublishProcedure>().AddScoped<VersionInForce>().AddScoped<IFileGate, DraftFileGate>().AddScoped<ReviewReading>();
        services.AddScoped<INavigationSource, BuilderNavigation>();
    }
}

/// <summary>The door of the builder in the officers' bar.</summary>
internal sealed class BuilderNavigation(IStringLocalizer<BuilderTexts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place == NavigationPlace.Office) yield return new(texts["Nav"], BuilderPaths.Start, 60) { VisibleTo = MaySee };
    }

    private static bool MaySee(ClaimsPrincipal principal) => principal.IsInRole(Roles.ProcedureControl) || principal.IsInRole(Roles.Director);
}
