using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Web.Navigation;

namespace Saola.Engines.Payments;

/// <summary>The cashiers' entry of the officers' bar.</summary>
internal sealed class CashierNavigation(IStringLocalizer<Texts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place == NavigationPlace.Office)
            yield return new(texts["Nav.Cashier"], "/can-bo/thu-phi", 50) { VisibleTo = person => person.IsInRole(Roles.Clerk) || person.IsInRole(Roles.Finance) };
    }
}
