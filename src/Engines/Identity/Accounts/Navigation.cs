using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Saola.Web.Navigation;

namespace Saola.Engines.Identity.Accounts;

/// <summary>The administrators' entry of the officers' bar, and the pages of administration that Identity brings.</summary>
internal sealed class Navigation(IStringLocalizer<Texts> texts) : INavigationSource
{
    /// <summary>Whether somebody may open at least one page of administration.</summary>
    public static bool MayAdminister(ClaimsPrincipal person) => IsAdministrator(person) || LooksAtProofs(person);

    public IEnumerable<NavigationEntry> Entries(NavigationPlace place) => place switch
    {
        NavigationPlace.Office => [new(texts["Menu.Administration"], "/quan-tri", 900) { VisibleTo = MayAdminister }],
        NavigationPlace.Administration =>
        [
            Entry("People", "/quan-tri/nguoi-dung", 10, IsAdministrator), Entry("Roles", "/quan-tri/vai-tro", 20, IsAdministrator),
            Entry("Units", "/quan-tri/don-vi", 30, IsAdministrator), Entry("Links", "/quan-tri/to-chuc", 40, LooksAtProofs), Entry("Clients", "/quan-tri/ung-dung", 50, IsAdministrator),
        ],
        _ => [],
    };

    private NavigationEntry Entry(string name, string path, int order, Func<ClaimsPrincipal, bool> visibleTo) =>
        new(texts["Admin." + name], path, order) { VisibleTo = visibleTo, Hint = texts["Admin." + name + "Hint"] };

    private static bool IsAdministrator(ClaimsPrincipal person) => person.IsInRole(Roles.Administrator);

    private static bool LooksAtProofs(ClaimsPrincipal person) => IsAdministrator(person) || person.IsInRole(Roles.Clerk) || person.IsInRole(Roles.Office);
}
