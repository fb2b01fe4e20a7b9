using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Web.Navigation;

namespace Saola.Engines.Identity;

/// <summary>How an engine with one page for administrators brings it into the navigation.</summary>
public static class AdministrationEntries
{
    /// <summary>Adds the page at <paramref name="href"/>; name and hint are <c>Admin.Name</c> and <c>Admin.Hint</c> of the engine's own texts.</summary>
    public static IServiceCollection AddAdministrationEntry<TTexts>(this IServiceCollection services, string href, int order) =>
        services.AddScoped<INavigationSource>(provider => new Entry(provider.GetRequiredService<IStringLocalizer<TTexts>>(), href, order));

    private sealed class Entry(IStringLocalizer texts, string href, int order) : INavigationSource
    {
        public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
        {
            if (place != NavigationPlace.Administration) yield break;
            yield return new(texts["Admin.Name"], href, order) { VisibleTo = person => person.IsInRole(Roles.Administrator), Hint = texts["Admin.Hint"] };
        }
    }
}
