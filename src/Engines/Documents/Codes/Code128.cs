namespace Saola.Engines.Documents.Codes;

/// <summary>
/// Bar codes (ISO/IEC 15417, code set B) for the scanners at the counter: letters, digits and signs of ASCII.
/// </summary>
public static class Code128
{
    private const int StartB = 104;
    private const int QuietZone = 10;

    // Widths of bars and gaps in turn, for values 0-105 and the stop sign.
    private static readonly string[] Widths =
        ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 " +
         "223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 " +
         "112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 " +
         "311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 " +
         "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 " +
         "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112").Split(' ');

    /// <summary>Whether every letter of the text has a place in the code.</summary>
    public static bool CanEncode(string text) => text.Length is > 0 and <= 48 && text.All(c => c is >= ' ' and <= '~');

    /// <summary>The bars of a text, one row of squares, with white borders of ten squares.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 48 letters or has letters outside ASCII.</exception>
    public static BitMatrix Of(string text)
    {
        if (!CanEncode(text)) throw new ArgumentException("A bar code takes 1 to 48 letters of ASCII.", nameof(text));
        var values = Values(text);
        var matrix = new BitMatrix(values.Sum(value => Widths[value].Sum(digit => digit - '0')) + (2 * QuietZone), 1);
        var column = QuietZone;
        foreach (var value in values)
        {
            var dark = true;
            foreach (var digit in Widths[value])
            {
                for (var i = 0; i < digit - '0'; i++) matrix[column++, 0] = dark;
                dark = !dark;
            }
        }
        return matrix;
    }

    private static List<int> Values(string text)
    {
        List<int> values = [StartB, .. text.Select(c => c - ' ')];
        var check = StartB + text.Select((c, i) => (c - ' ') * (i + 1)).Sum();
        values.Add(check % 103);
        values.Add(Widths.Length - 1);
        return values;
    }
}
