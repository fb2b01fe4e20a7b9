using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>
/// Reads what people type as the JSON value of a field: composed and trimmed text, <c>1.234.567</c>, <c>25/11/2026</c> or <c>25112026</c>,
/// <c>090 123 4567</c>. What cannot be read stays as the text that was typed; the validator then names it.
/// </summary>
public static partial class FieldParser
{
    /// <summary>Longest text that is kept of one field; the validator's limits are far below.</summary>
    public const int MostCharacters = 50_000;

    /// <summary>The value of a typed text; null when nothing was typed.</summary>
    public static JsonNode? Parse(FormField field, string? typed)
    {
        if (typed?.Length > MostCharacters) typed = typed[..MostCharacters];
        var text = field.Type == FieldType.TextLong ? VietnameseText.CleanLines(typed) : VietnameseText.Clean(typed);
        if (text.Length == 0) return null;
        return field.Type switch
        {
            FieldType.Int or FieldType.Money => Whole(text) is { } whole ? JsonValue.Create(whole) : text,
            FieldType.Dec => Number(text) is { } number ? JsonValue.Create(number) : text,
            FieldType.Date => VietnameseFormats.TryParseDay(text, out var day) ? ExpressionValues.Text(day) : text,
            FieldType.Bool => text switch { "true" => true, "false" => false, _ => text },
            FieldType.Phone => SmallFormats.TryPhone(text, out var phone) ? phone : text,
            FieldType.PersonalId => WithoutSpaces(text),
            FieldType.TaxCode => TaxCode(WithoutSpaces(text)),
            FieldType.Email => WithoutSpaces(text),
            FieldType.Url => BareHost().IsMatch(text) ? "https://" + text : text,
            FieldType.HsCode => WithoutSpaces(text),
            _ => text,
        };
    }

    /// <summary>A whole number as it is written in Vietnam: points between groups, maybe a unit behind.</summary>
    internal static decimal? Whole(string text)
    {
        var digits = Bare(text);
        if (Groups().IsMatch(digits)) digits = digits.Replace(".", "", StringComparison.Ordinal);
        else if (CommaGroups().IsMatch(digits)) digits = digits.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A number with a decimal comma; a single point that cannot be a group separator is taken as one, too: 12.5.</summary>
    internal static decimal? Number(string text)
    {
        var digits = Bare(text);
        if (digits.Contains(',', StringComparison.Ordinal)) digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (Groups().IsMatch(digits)) digits = digits.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Bare(string text) =>
        WithoutSpaces(text.Replace("đồng", "", StringComparison.OrdinalIgnoreCase).Replace("VND", "", StringComparison.OrdinalIgnoreCase).TrimEnd('đ', '%', ' '));

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string TaxCode(string text) => text.Length == 13 && text.All(char.IsAsciiDigit) ? $"{text[..10]}-{text[10..]}" : text;

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex BareHost();
}
