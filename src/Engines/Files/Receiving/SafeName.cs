using System.Globalization;
using System.Text;

namespace Saola.Engines.Files.Receiving;

/// <summary>Cleans the name that a file was sent under. It is shown and offered for download, and never becomes a path on our disk.</summary>
internal static class SafeName
{
    private const int Longest = 150;
    private const string Forbidden = "<>:\"|?*";

    /// <summary>The last part of a path, composed, without control and direction marks; <c>tep</c> when nothing is left.</summary>
    public static string Of(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned) continue;
            if (rune.IsBmp && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)) clean.Append('_');
            else if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else clean.Append(rune.ToString());
        }
        var text = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.');
        return text.Length == 0 ? "tep" : Cut(text);
    }

    /// <summary>Extension in lower case without its dot; empty when there is none. <c>jpeg</c> and <c>jpe</c> are <c>jpg</c>.</summary>
    public static string ExtensionOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant() switch
    {
        "jpeg" or "jpe" or "jfif" => "jpg",
        var other => other,
    };

    private static string Cut(string name)
    {
        if (name.Length <= Longest) return name;
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        var stem = name[..(Longest - extension.Length)];
        // Half of a surrogate pair is no letter.
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem).TrimEnd(' ', '.') + extension;
    }
}
