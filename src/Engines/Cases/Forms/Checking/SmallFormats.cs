using System.Globalization;
using System.Text.RegularExpressions;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>
/// The small formats of Vietnamese papers. The patterns stand in the schema as well, so that a partner's validator says the same.
/// </summary>
public static partial class SmallFormats
{
    /// <summary>A day of the years 1900 to 2199.</summary>
    public const string DayPattern = @"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    /// <summary>Personal identification number: Law 26/2023/QH15 on identification, Decree 70/2024/NĐ-CP.</summary>
    public const string PersonalIdPattern = "^[0-9]{12}$";

    /// <summary>Tax code: 10 digits, a branch 10-3, a person or business household 12 (since 01/07/2025).</summary>
    public const string TaxCodePattern = "^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$";

    /// <summary>Telephone as it is stored: E.164; numbers 1800 and 1900 have no such form and stay as they are.</summary>
    public const string PhonePattern = @"^(\+84[35789][0-9]{8}|\+842[0-9]{9}|\+[1-79][0-9]{6,14}|1[89]00[0-9]{4,6})$";

    /// <summary>One e-mail address; whether it is reached is shown by a link, not by a pattern.</summary>
    public const string EmailPattern = @"^[^@\s<>(),;:""\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$";

    /// <summary>A web address.</summary>
    public const string UrlPattern = @"^https?://[A-Za-z0-9][^\s<>""]*$";

    /// <summary>Code of the harmonised system: 4, 6 or 8 digits, with or without points.</summary>
    public const string HsCodePattern = @"^[0-9]{4}(\.?[0-9]{2}){0,2}$";

    /// <summary>Province, 2 digits (Decision 19/2025/QĐ-TTg).</summary>
    public const string ProvincePattern = "^[0-9]{2}$";

    /// <summary>Ward, 5 digits (Decision 19/2025/QĐ-TTg).</summary>
    public const string WardPattern = "^[0-9]{5}$";

    /// <summary>Country: two capital letters.</summary>
    public const string CountryPattern = "^[A-Z]{2}$";

    private static readonly int[] TaxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>Whether a document number has the usual form; others exist, so this only warns.</summary>
    public static bool IsUsualDocumentNumber(string text) => DocumentNumber().IsMatch(text);

    /// <summary>Whether the text is an identity number of 9 digits, which is no longer valid (since 01/01/2025).</summary>
    public static bool IsOldIdentityNumber(string text) => text.Length == 9 && text.All(char.IsAsciiDigit);

    /// <summary>
    /// Whether a personal number agrees with birth year and sex, as far as they are known: the fourth digit tells century and sex,
    /// the fifth and sixth the year. The first three (place of first registration, old provinces) are not checked.
    /// </summary>
    public static bool Agrees(string personalId, int? birthYear, string? sex)
    {
        if (personalId.Length != 12 || !personalId.All(char.IsAsciiDigit)) return false;
        var century = personalId[3] - '0';
        var year = 1900 + (century / 2 * 100) + int.Parse(personalId.AsSpan(4, 2), CultureInfo.InvariantCulture);
        if (birthYear is { } known && known != year) return false;
        return sex switch
        {
            "nam" => century % 2 == 0,
            "nu" => century % 2 == 1,
            _ => true,
        };
    }

    /// <summary>
    /// Whether the tenth digit of a tax code is right: 10 minus (weighted sum mod 11); a remainder of 0 gives a number that is never issued.
    /// A personal number used as tax code has no such digit.
    /// </summary>
    public static bool HasRightCheckDigit(string taxCode)
    {
        if (taxCode.Length == 12) return true;
        if (taxCode.Length < 10 || !taxCode.AsSpan(0, 10).ContainsOnlyDigits()) return false;
        var sum = TaxWeights.Select((w, i) => w * (taxCode[i] - '0')).Sum();
        return 10 - (sum % 11) == taxCode[9] - '0';
    }

    /// <summary>Reads a telephone as people write it; false leaves the text as it is.</summary>
    public static bool TryPhone(string text, out string stored)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '+'));
        if (text.Any(char.IsLetter)) digits = "";
        stored = digits switch
        {
            _ when Domestic().IsMatch(digits) => "+84" + digits[1..],
            _ when digits.StartsWith("0084", StringComparison.Ordinal) => "+" + digits[2..],
            _ when digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12 => "+" + digits,
            _ => digits,
        };
        var good = Phone().IsMatch(stored);
        if (!good) stored = text;
        return good;
    }

    /// <summary>Whether a stored telephone is one of the 1800 and 1900 numbers, which organisations have and persons do not.</summary>
    public static bool IsHotline(string stored) => stored.StartsWith("1800", StringComparison.Ordinal) || stored.StartsWith("1900", StringComparison.Ordinal);

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"^[0-9]{1,6}(/[0-9]{4})?/[A-ZĐ0-9.\-]+$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex("^0([35789][0-9]{8}|2[0-9]{9})$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Domestic();

    [GeneratedRegex(PhonePattern, RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Phone();
}
