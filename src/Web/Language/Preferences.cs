using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Saola.Web.Language;

/// <summary>
/// Language and theme of a request. The address of a page is the same in both languages: the language comes from
/// <c>?lang=en</c>, the prefix <c>/en/…</c> or the cookie, in this order, and the first two set the cookie.
/// </summary>
/// <remarks>
/// Numbers and days are written in the Vietnamese way on English screens too (product.md, rule 5), so only the language of the
/// texts changes. The prefix is cut off the path and not made a path base: cookies would be bound to <c>/en</c>.
/// </remarks>
internal sealed class Preferences(RequestDelegate next)
{
    internal const string LanguageCookie = "saola.lang", ThemeCookie = "saola.theme";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Async, so that the culture ends with the request and does not stay with the connection.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var english = Language(context);
        CultureInfo.CurrentCulture = Vietnamese;
        CultureInfo.CurrentUICulture = english ? English : Vietnamese;
        Theme(context);
        context.Response.OnStarting(static state =>
        {
            var (http, language) = ((HttpContext, string))state;
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true) return Task.CompletedTask;
            http.Response.Headers.ContentLanguage = language;
            http.Response.Headers.Append("Vary", "Cookie");
            return Task.CompletedTask;
        }, (context, english ? "en" : "vi"));
        await next(context);
    }

    private static bool Language(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        if (context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest))
        {
            context.Request.Path = rest.HasValue ? rest : "/";
            if (asked is not "vi") asked = "en";
        }
        if (asked is not ("vi" or "en")) return context.Request.Cookies[LanguageCookie] == "en";
        if (context.Request.Cookies[LanguageCookie] != asked) Keep(context, LanguageCookie, asked);
        return asked == "en";
    }

    private static void Theme(HttpContext context)
    {
        var asked = context.Request.Query["theme"].ToString();
        if (asked is "light" or "dark") Keep(context, ThemeCookie, asked);
        if (asked is "system") context.Response.Cookies.Delete(ThemeCookie);
    }

    /// <summary>The theme that was asked for now or before; null follows the system.</summary>
    internal static string? ThemeOf(HttpContext context)
    {
        var asked = context.Request.Query["theme"].ToString();
        var chosen = asked.Length > 0 ? asked : context.Request.Cookies[ThemeCookie];
        return chosen is "light" or "dark" ? chosen : null;
    }

    private static void Keep(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true,
        });
}
