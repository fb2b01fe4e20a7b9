using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>The templates among the administrator's pages.</summary>
internal sealed class TemplateNavigation(IStringLocalizer<StaffTexts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place != NavigationPlace.Administration) yield break;
        yield return new(texts["Templates.Name"], "/quan-tri/mau-ket-qua", 65) { VisibleTo = person => person.IsInRole(Roles.Administrator), Hint = texts["Templates.Hint"] };
    }
}
