using System.Globalization;
using System.Resources;

namespace Saola.Engines.Calendar;

/// <summary>
/// The engine's texts in a language that the caller names: an explanation carries both languages at once,
/// so the culture of the request is not enough.
/// </summary>
internal static class CalendarWords
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    public static string Get(CultureInfo? culture, string key) =>
        Resources.GetString(key, culture ?? CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(key);

    public static string Get(CultureInfo? culture, string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Get(culture, key), values);

    public static bool IsEnglish(CultureInfo? culture) =>
        string.Equals((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, "en", StringComparison.Ordinal);
}
