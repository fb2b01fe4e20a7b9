using Microsoft.Extensions.Localization;
using Saola.Web.Navigation;

namespace Saola.Engines.Identity.Accounts;

/// <summary>The administrators' entry of the officers' bar.</summary>
internal sealed class Navigation(IStringLocalizer<Texts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place != NavigationPlace.Office) yield break;
        yield return new NavigationEntry(texts["Menu.Administration"], "/quan-tri", 900) { VisibleTo = person => person.IsInRole(Roles.Administrator) };
    }
}
