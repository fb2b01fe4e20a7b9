using System.Buffers;
using System.Text;
using Saola.Kernel;

namespace Saola.Engines.Search.Analysis;

/// <summary>The forms in which a syllable is compared.</summary>
internal static class Spelling
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private const string Consonants = "bcdghklmnpqrstvx";

    // Open syllables in oa, oe, uy carry the tone on either letter (hoà, hòa); both are right, so both are brought to the newer place.
    private static readonly (string Older, string Newer)[] Placement =
    [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
        ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
        ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];

    /// <summary>With its accents, in lower case, tone in one place.</summary>
    public static string Exact(string word)
    {
        var lower = VietnameseText.Composed(word).ToLowerInvariant();
        foreach (var (older, newer) in Placement)
        {
            // In quý the u belongs to the consonant and the tone has one place only.
            if (!lower.EndsWith(older, StringComparison.Ordinal) || (older[0] == 'u' && lower.Length > 2 && lower[^3] == 'q')) continue;
            return lower[..^2] + newer;
        }
        return lower;
    }

    /// <summary>Without accents; <c>y</c> after a consonant as <c>i</c>, since kỹ and kĩ, công ty and công ti are one word.</summary>
    public static string Folded(string word)
    {
        var folded = VietnameseText.Fold(word);
        if (folded.Length < 2 || folded[^1] != 'y') return folded;
        var before = folded[^2];
        var plain = Consonants.Contains(before, StringComparison.Ordinal) || (before == 'u' && folded.Length > 2 && folded[^3] == 'q');
        return plain ? folded[..^1] + "i" : folded;
    }

    /// <summary>Whether something was typed with accents.</summary>
    public static bool HasAccents(string word) => !string.Equals(VietnameseText.Fold(word), VietnameseText.Composed(word).ToLowerInvariant(), StringComparison.Ordinal);

    /// <summary>
    /// What was meant when the keyboard's Vietnamese mode was off and the keys of Telex stand in the text: <c>giaasy</c>, <c>ddawng</c>.
    /// Folded; null when it cannot be Telex.
    /// </summary>
    public static string? FromTelex(string typed)
    {
        var word = VietnameseText.Fold(typed);
        if (word.Length is < 3 or > 9 || !word.All(char.IsAsciiLetterLower)) return null;
        var plain = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var (c, later) = (word[i], i > 0);
            if (later && c is 's' or 'f' or 'r' or 'x' or 'j' && plain.ToString().AsSpan().ContainsAny(Vowels)) continue;
            if (c == 'w' && later) continue;
            if (later && c == plain[^1] && c is 'a' or 'e' or 'o' or 'd') continue;
            plain.Append(c);
        }
        var meant = Folded(plain.ToString());
        return meant.Length > 0 && meant != word ? meant : null;
    }

    /// <summary>Fewest insertions, deletions, replacements and swaps of neighbours between two words; more than <paramref name="most"/> counts as one more.</summary>
    public static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most) return most + 1;
        var (older, old, now) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++) old[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], old[j]) + 1, old[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) now[j] = Math.Min(now[j], older[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }
            if (least > most) return most + 1;
            (older, old, now) = (old, now, older);
        }
        return old[right.Length];
    }
}
