using Microsoft.AspNetCore.Http;

namespace Saola.Web.Navigation;

/// <summary>An entry as it is drawn.</summary>
/// <param name="Text">The word.</param>
/// <param name="Href">The address, with the path base.</param>
/// <param name="IsCurrent">Whether the present page lies at or below it; at most one entry is.</param>
/// <param name="Count">The number beside it.</param>
public sealed record MenuItem(string Text, string Href, bool IsCurrent, int? Count)
{
    /// <summary>What one comes for, on tiles.</summary>
    public string? Hint { get; init; }
}

/// <summary>Gathers the navigation of one place from all sources.</summary>
public sealed class Menu(IEnumerable<INavigationSource> sources)
{
    /// <summary>The entries that the present person sees, in their order.</summary>
    public async Task<IReadOnlyList<MenuItem>> ItemsAsync(NavigationPlace place, HttpContext context)
    {
        var entries = sources.SelectMany(source => source.Entries(place))
            .Where(entry => entry.VisibleTo?.Invoke(context.User) != false)
            .OrderBy(entry => entry.Order).ThenBy(entry => entry.Text, StringComparer.Ordinal).ToList();
        var current = entries.Where(entry => LiesBelow(context.Request.Path, entry.Href)).MaxBy(entry => entry.Href.Length);
        var items = new List<MenuItem>(entries.Count);
        foreach (var entry in entries)
        {
            var count = entry.Count is null ? null : await entry.Count(context.RequestAborted);
            items.Add(new MenuItem(entry.Text, context.Request.PathBase + entry.Href, ReferenceEquals(entry, current), count) { Hint = entry.Hint });
        }
        return items;
    }

    private static bool LiesBelow(PathString path, string href) =>
        href == "/" ? path == "/" : href.StartsWith('/') && path.StartsWithSegments(href.Split('?')[0].TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
