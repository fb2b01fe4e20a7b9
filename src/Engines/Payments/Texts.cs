using System.Globalization;
using System.Resources;

namespace Saola.Engines.Payments;

/// <summary>Marker of the engine's texts.</summary>
public sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    /// <summary>A sentence in the language of the screen; the key itself when it is missing, so that a gap is seen.</summary>
    internal static string Say(string key, params object?[] parts) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.InvariantCulture, text, parts) : key;
}
