using Microsoft.Extensions.Localization;
using Saola.Web.Navigation;

namespace Saola.Modules.Portal;

/// <summary>Search in the bar; in the footer what every public site owes its readers.</summary>
internal sealed class PortalNavigation(IStringLocalizer<Texts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place) => place switch
    {
        NavigationPlace.Public => [new(texts["Nav.Search"], "/tim", 90)],
        NavigationPlace.Footer =>
        [
            new(texts["Nav.PersonalData"], "/du-lieu-ca-nhan", 60),
            new(texts["Nav.Accessibility"], "/tro-giup-tiep-can", 70),
            new(texts["Nav.Api"], "/api", 80),
        ],
        _ => [],
    };
}
