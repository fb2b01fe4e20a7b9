using System.Globalization;
using System.Resources;

namespace Saola.Modules.PublicServices;

/// <summary>Marker of the texts of the procedure builder.</summary>
internal sealed class BuilderTexts
{
    private static readonly ResourceManager Resources = new(typeof(BuilderTexts).FullName!, typeof(BuilderTexts).Assembly);

    /// <summary>A sentence in the language of the screen.</summary>
    internal static string Say(string key, params object?[] parts) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.InvariantCulture, text, parts) : key;
}
