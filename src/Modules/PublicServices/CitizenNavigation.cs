using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Kernel;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices;

/// <summary>The entries of the public services in the navigations.</summary>
internal sealed class CitizenNavigation(IStringLocalizer<CitizenTexts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place) => place switch
    {
        NavigationPlace.Public =>
        [
            new(texts["Nav.Services"], "/thu-tuc", 10),
            new(texts["Nav.MyCases"], "/ho-so", 12) { VisibleTo = user => user.HasClaim(c => c.Type == Access.PersonClaim) },
        ],
        NavigationPlace.Footer => [new(texts["Nav.Tracking"], "/tra-cuu", 5)],
        _ => [],
    };
}

/// <summary>The door of the public services on the front page.</summary>
internal sealed class ServicesTile(IStringLocalizer<CitizenTexts> texts, ProcedureCatalogue catalogue, TimeProvider clock) : IHomeTile
{
    public HomeGroup Group => HomeGroup.Work;

    public string Title => texts["Nav.Services"];

    public string Text => texts["Tile.Text", catalogue.On(clock.Today()).Count];

    public string Href => "/thu-tuc";

    public int Order => 10;
}
