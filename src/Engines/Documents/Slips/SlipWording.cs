using System.Globalization;
using System.Resources;

namespace Saola.Engines.Documents.Slips;

/// <summary>
/// The words of the forms. They are the words of a regulation: Vietnamese on every screen, whatever language the reader chose,
/// and kept apart from the layout because the final text of Circular 03/2025/TT-VPCP may differ in places.
/// </summary>
internal static class SlipWording
{
    private static readonly ResourceManager Words = new(typeof(SlipWording));

    /// <summary>The words of a key.</summary>
    public static string Of(string key) =>
        Words.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"The forms have no words for {key}.");

    /// <summary>The words of a key with values in their places.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Of(key), values);
}
