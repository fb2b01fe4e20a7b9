using System.Globalization;
using System.Resources;

namespace Saola.Engines.Cases.Forms;

/// <summary>Marker of the words of forms: FormTexts.resx (Vietnamese) and FormTexts.en.resx.</summary>
public sealed class FormTexts;

/// <summary>The words of forms in the language of the request.</summary>
internal static class FormWords
{
    private static readonly ResourceManager Texts = new(typeof(FormTexts));

    /// <summary>A sentence, with its parts put in.</summary>
    public static string Say(string key, params object?[] parts)
    {
        var text = Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No text {key}.");
        return parts.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, parts);
    }

    /// <summary>Whether there is such a sentence.</summary>
    public static bool Has(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) is not null;

    /// <summary>A label inside a sentence: the first letter small, unless the word is in capitals.</summary>
    public static string Inside(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1]) ? char.ToLower(label[0], CultureInfo.InvariantCulture) + label[1..] : label;
}
