using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Web.Navigation;

namespace Saola.Engines.Calendar;

/// <summary>The engine's page among those of administration.</summary>
internal sealed class AdministrationEntry(IStringLocalizer<Texts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place != NavigationPlace.Administration) yield break;
        yield return new(texts["Admin.Name"], "/quan-tri/lich", 60) { VisibleTo = person => person.IsInRole(Roles.Administrator), Hint = texts["Admin.Hint"] };
    }
}
