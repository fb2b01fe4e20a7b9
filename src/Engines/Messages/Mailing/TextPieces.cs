using System.Text.RegularExpressions;

namespace Saola.Engines.Messages.Mailing;

/// <summary>Cuts a plain text into words and addresses.</summary>
internal static partial class TextPieces
{
    public static IEnumerable<(string Text, bool IsLink)> Of(string text)
    {
        var from = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (match.Index > from) yield return (text[from..match.Index], false);
            yield return (match.Value, true);
            from = match.Index + match.Length;
        }
        if (from < text.Length) yield return (text[from..], false);
    }

    // A stop or a bracket at the end belongs to the sentence, not to the address.
    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.None, 10_000)]
    private static partial Regex Address();
}
