using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Saola.Kernel;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Modules.Portal;

/// <summary>The front page, the search page, and the pages that every public site owes.</summary>
public sealed class PortalModule : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Portal";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        context.Services.AddLocalization();
        context.Services.AddScoped<INavigationSource, PortalNavigation>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/robots.txt", (SaolaSettings settings) => Results.Text(Robots.Text(settings))).ExcludeFromDescription();
        endpoints.MapGet("/site.webmanifest", WebManifest.Answer).ExcludeFromDescription();
    }
}
