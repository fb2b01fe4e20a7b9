using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>What the page is narrowed to: the same names as the lists use, so that a figure hands them on.</summary>
/// <param name="Unit">Responsible unit.</param>
/// <param name="Field">Field.</param>
/// <param name="Type">Procedure.</param>
internal sealed record FigureScope(string? Unit, string? Field, string? Type);

/// <summary>A figure and the list that it counts; null where nothing is counted.</summary>
/// <param name="Text">The figure in words.</param>
/// <param name="Href">Address of the list.</param>
internal sealed record Figure(string Text, string? Href)
{
    /// <summary>An average and no count: its list has not that many rows.</summary>
    public bool IsMean { get; init; }

    /// <summary>A count that opens its list; zero opens nothing.</summary>
    public static Figure Of(long count, string href) => new(VietnameseFormats.Number(count), count == 0 ? null : href);
}

/// <summary>Addresses of the lists behind the figures.</summary>
internal static class FigureLinks
{
    private const string List = "/can-bo/ho-so?";

    /// <summary>The list of <paramref name="query"/> within the scope.</summary>
    public static string To(string query, FigureScope scope) => List + query + Part("unit", scope.Unit) + Part("field", scope.Field) + Part("type", scope.Type);

    /// <summary>The dossiers that were resolved in a period, each with the authority's and the applicant's time.</summary>
    public static string ToTimes(DateOnly from, DateOnly to, FigureScope scope) =>
        "/can-bo/thoi-gian?" + Days("ended", from, to) + Part("unit", scope.Unit) + Part("field", scope.Field) + Part("type", scope.Type);

    /// <summary>Days of a period in a query: <c>filedFrom=01/11/2026&amp;filedTo=30/11/2026</c>.</summary>
    public static string Days(string name, DateOnly from, DateOnly to) => $"{name}From={VietnameseFormats.Day(from)}&{name}To={VietnameseFormats.Day(to)}";

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
