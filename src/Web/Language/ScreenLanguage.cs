using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Saola.Web.Faults;

namespace Saola.Web.Language;

/// <summary>Language and addresses of the present screen.</summary>
public static class ScreenLanguage
{
    /// <summary>Whether the screen speaks English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Value of the <c>lang</c> attribute.</summary>
    public static string Code => IsEnglish ? "en" : "vi";

    /// <summary>Makes words in one language, whatever the screen speaks: letters to a person, documents that the law wants in Vietnamese.</summary>
    public static T In<T>(CultureInfo culture, Func<T> words)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>
    /// The present address with one part of the query set, the others kept: <c>?q=x&amp;sort=due</c>. A null value takes the part away.
    /// </summary>
    public static string With(this HttpRequest request, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var (path, present) = FaultPages.Asked(request.HttpContext);
        var query = new Dictionary<string, string?[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in present) query[name] = [.. values];
        foreach (var (name, value) in changes)
        {
            if (value is null) query.Remove(name);
            else query[name] = [value];
        }
        var pairs = query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value ?? "")));
        return UriHelper.BuildRelative(request.PathBase, path) + new QueryBuilder(pairs).ToQueryString();
    }
}
