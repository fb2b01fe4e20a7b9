using System.Globalization;
using System.Resources;

namespace Saola.Modules.PublicServices;

/// <summary>Marker of the module's texts.</summary>
internal sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    /// <summary>A sentence in the language of the screen; slips and notices are made by jobs, whose language is Vietnamese.</summary>
    internal static string Say(string key, params object?[] parts) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.InvariantCulture, text, parts) : key;
}
