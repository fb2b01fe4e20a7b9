using System.Globalization;
using System.Text.RegularExpressions;

namespace Saola.Engines.Identity;

/// <summary>The small formats by which people and organisations are known (procedures.md, rules of the small formats).</summary>
public static partial class Numbers
{
    private static readonly int[] TaxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>
    /// Whether a personal number has twelve digits and, as far as they are known, agrees with birth year and sex
    /// (Decree 70/2024/NĐ-CP): the fourth digit tells century and sex, the next two the year. The place is not checked.
    /// </summary>
    /// <param name="number">The number as it was typed.</param>
    /// <param name="birthYear">Year of birth, or null.</param>
    /// <param name="sex"><c>nam</c>, <c>nu</c>, anything else is not compared.</param>
    public static bool IsPersonalId(string? number, int? birthYear = null, string? sex = null)
    {
        if (number is null || !TwelveDigits().IsMatch(number)) return false;
        var century = number[3] - '0';
        var year = 1900 + (century / 2 * 100) + int.Parse(number.AsSpan(4, 2), CultureInfo.InvariantCulture);
        if (birthYear is { } known && known != year) return false;
        return sex switch { "nam" => century % 2 == 0, "nu" => century % 2 == 1, _ => true };
    }

    /// <summary>
    /// Whether a tax code is right: ten digits with their check digit, the same with the number of a branch, or a personal number
    /// (individuals and business households, since 01/07/2025).
    /// </summary>
    public static bool IsTaxCode(string? code)
    {
        if (code is null) return false;
        if (TwelveDigits().IsMatch(code)) return true;
        return TenDigits().IsMatch(code) && CheckDigit(code) == code[9] - '0';
    }

    /// <summary>The tenth digit that belongs to nine; 10 when such a code is never issued.</summary>
    public static int CheckDigit(string nineDigits) => 10 - (TaxWeights.Select((weight, i) => weight * (nineDigits[i] - '0')).Sum() % 11);

    /// <summary>Brings a telephone number to E.164: <c>0901234567</c> to <c>+84901234567</c>. False when it is none.</summary>
    public static bool TryPhone(string? text, out string phone)
    {
        var digits = string.Concat((text ?? "").Where(c => char.IsAsciiDigit(c) || c == '+'));
        if (digits.StartsWith("0084", StringComparison.Ordinal)) digits = "+" + digits[2..];
        if (digits.StartsWith('0')) digits = "+84" + digits[1..];
        phone = digits;
        return Phone().IsMatch(digits);
    }

    /// <summary>Whether the text is one e-mail address; whether it is reached is shown by a link.</summary>
    public static bool IsEmail(string? text) => text is { Length: <= 254 } && Email().IsMatch(text);

    [GeneratedRegex("^[0-9]{12}$", RegexOptions.None, 10_000)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex("^[0-9]{10}(-(?!000)[0-9]{3})?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"^\+(84[35789][0-9]{8}|842[0-9]{9}|[1-79][0-9]{6,14})$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s<>(),;:""\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Email();
}
