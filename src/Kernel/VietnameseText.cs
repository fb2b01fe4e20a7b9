using System.Globalization;
using System.Text;

namespace Saola.Kernel;

/// <summary>Vietnamese as it is stored and compared: composed (NFC), and folded for search without accents.</summary>
public static class VietnameseText
{
    /// <summary>Composed, trimmed, inner runs of white space folded to one blank; control characters removed. Null becomes empty.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var composed = Composed(text);
        var builder = new StringBuilder(composed.Length);
        foreach (var c in composed)
        {
            if (char.IsWhiteSpace(c) || c == '\u00a0')
            {
                if (builder.Length > 0 && builder[^1] != ' ') builder.Append(' ');
            }
            else if (!char.IsControl(c)) builder.Append(c);
        }
        return builder.ToString().TrimEnd();
    }

    /// <summary>As <see cref="Clean"/>, but keeps line breaks (as <c>\n</c>): for long answers.</summary>
    public static string CleanLines(string? text) =>
        string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Clean)).Trim();

    /// <summary>
    /// Lower case without any accent, đ as d: <c>Quyết định</c> becomes <c>quyet dinh</c>. Works for composed and decomposed input.
    /// The rule is one-to-one on base letters, so that folded text of both databases agrees.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var decomposed = Normalized(text, NormalizationForm.FormD);
        var builder = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            builder.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return Normalized(builder.ToString(), NormalizationForm.FormC);
    }

    /// <summary>The composed form (NFC); a lone surrogate, which has none, is dropped.</summary>
    public static string Composed(string text) => Normalized(text, NormalizationForm.FormC);

    private static string Normalized(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text)) return text;
        return WellFormed(text).Normalize(form);
    }

    private static string WellFormed(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar) builder.Append(rune.ToString());
        }
        return builder.ToString();
    }
}
