using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>The rules of one value by its type. The first rule that fails speaks; one field gets one sentence.</summary>
internal static class ValueRules
{
    private const int MostPatternTime = 1;

    public static void Check(FieldPlace place, JsonNode node)
    {
        switch (place.Field.Type)
        {
            case FieldType.Int or FieldType.Dec or FieldType.Money:
                Number(place, node);
                break;
            case FieldType.Bool:
                if (ExpressionValues.Of(node) is not bool ticked) place.Fault("NotBool");
                else if (place.Field.MustBeTrue && !ticked && place.Scope.Requires(place.Field)) place.Missing();
                break;
            case FieldType.Date:
                DayRules.Check(place, node);
                break;
            case FieldType.Enum:
                if (ExpressionValues.Of(node) is not string code || !Knows(place, code)) place.Fault("NotChoice");
                break;
            case FieldType.Multi:
                Choices(place, node);
                break;
            case FieldType.Address:
                AddressRules.Check(place, node);
                break;
            case FieldType.File:
                if (node is not JsonObject file || ExpressionValues.Of(file["id"]) is not string) place.Fault("NotFile");
                break;
            default:
                OfText(place, node);
                break;
        }
    }

    private static void Number(FieldPlace place, JsonNode node)
    {
        var field = place.Field;
        if (ExpressionValues.Of(node) is not decimal number)
        {
            place.Fault(field.Type switch { FieldType.Int => "NotWhole", FieldType.Money => "NotMoney", _ => "NotNumber" });
            return;
        }
        if (field.Type is FieldType.Int or FieldType.Money && number != Math.Truncate(number))
        {
            place.Fault(field.Type == FieldType.Int ? "NotWhole" : "NotMoney");
        }
        else if (field.Type == FieldType.Money && Math.Abs(number) > long.MaxValue / 1000) place.Fault("TooLarge", Shown(field, long.MaxValue / 1000));
        else if (field.Min is { } min && number < min) place.Fault("TooSmall", Shown(field, min));
        else if (field.Max is { } max && number > max) place.Fault("TooLarge", Shown(field, max));
        else if (field.Type == FieldType.Dec && field.Decimals is { } decimals && Math.Round(number, decimals) != number) place.Fault("TooManyDecimals", decimals);
    }

    private static string Shown(FormField field, decimal limit) => field.Type switch
    {
        FieldType.Money => VietnameseFormats.Number(limit, 0) + " đồng",
        FieldType.Int when field.Unit is null && limit is >= 1000 and < 10_000 => limit.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        _ => VietnameseFormats.Number(limit, 6) + (field.Unit is null ? "" : " " + field.Unit),
    };

    private static void Choices(FieldPlace place, JsonNode node)
    {
        var field = place.Field;
        if (node is not JsonArray list || list.Count > 500 || list.Any(n => ExpressionValues.Of(n) is not string code || !Knows(place, code)))
        {
            place.Fault("NotChoice");
            return;
        }
        var distinct = list.Select(n => ExpressionValues.Of(n)).Distinct().Count();
        if (distinct != list.Count) place.Fault("NotChoice");
        else if (field.Min is { } min && distinct < min) place.Fault("TooFewChoices", min, distinct);
        else if (field.Max is { } max && distinct > max) place.Fault("TooManyChoices", max, distinct);
    }

    private static bool Knows(FieldPlace place, string code)
    {
        var field = place.Field;
        if (field.Options.Any(o => string.Equals(o.Value, code, StringComparison.Ordinal))) return true;
        if (field.Codes is null) return false;
        // Without the list at hand (an offline check of stored data) only the length speaks against a code.
        return place.Context.Codes.Find(field.Codes) is { } list ? list.Offers(code) : code.Length <= 60;
    }

    private static void OfText(FieldPlace place, JsonNode node)
    {
        var field = place.Field;
        if (ExpressionValues.Of(node) is not string text)
        {
            place.Fault("NotText");
            return;
        }
        var (min, max) = TextLimits.Of(field);
        if (text.Length > max) place.Fault("TooLong", max, text.Length);
        else if (text.Length < min) place.Fault("TooShort", min, text.Length);
        else if (field.Pattern is { } pattern && !Matches(text, pattern)) place.Fault("NotPattern");
        else if (TextLimits.Pattern(field.Type) is { } shape && !Matches(text, shape)) place.Fault(TextLimits.ShapeKey(field.Type, text));
        else OfCode(place, text);
    }

    private static void OfCode(FieldPlace place, string text)
    {
        switch (place.Field.Type)
        {
            case FieldType.PersonalId:
                if (!AgreesWithPerson(place, text)) place.Fault("PersonalId");
                break;
            case FieldType.TaxCode:
                if (!SmallFormats.HasRightCheckDigit(text)) place.Fault("TaxCodeDigit");
                break;
            case FieldType.Phone:
                if (SmallFormats.IsHotline(text) && IsOfPerson(place)) place.Fault("Phone");
                break;
            case FieldType.DocNumber:
                if (!SmallFormats.IsUsualDocumentNumber(text)) place.Warn("DocNumber");
                break;
            case FieldType.Ward or FieldType.Province or FieldType.Country or FieldType.UnitCode:
                var list = TextLimits.ListOf(place.Field.Type);
                if (place.Context.Codes.Find(list) is { } codes && codes.Find(text) is null) place.Fault(list == "wards" ? "WardUnknown" : "NotChoice");
                break;
            case FieldType.Text or FieldType.TextLong:
                if (IsAllCapitals(text)) place.Warn("AllCapitals");
                break;
        }
    }

    private static bool AgreesWithPerson(FieldPlace place, string personalId)
    {
        object? Beside(string name) => place.Scope.Field(FieldPath.Join(place.Field.Prefix, name)) is { } field && place.Scope.Asks(field)
            ? ExpressionValues.Of(place.Scope.Node(field.Id))
            : null;
        var year = Beside("birth_year") is decimal typed ? (int?)typed : ExpressionValues.Day(Beside("birth_date"))?.Year;
        return SmallFormats.Agrees(personalId, year, Beside("sex") as string);
    }

    private static bool IsOfPerson(FieldPlace place) =>
        place.Scope.Field(FieldPath.Join(place.Field.Prefix, "full_name")) is not null || place.Scope.Field(FieldPath.Join(place.Field.Prefix, "filer_name")) is not null;

    private static bool IsAllCapitals(string text) =>
        text.Length >= 12 && text.Count(char.IsUpper) >= 10 && !text.Any(char.IsLower) && text.Count(c => c == ' ') >= 2;

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(MostPatternTime));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

/// <summary>Lengths and shapes of texts by type; the schema says the same.</summary>
internal static class TextLimits
{
    public static (int Min, int Max) Of(FormField field)
    {
        var max = (int)(field.Max ?? (field.Type == FieldType.TextLong ? 5000 : field.Type is FieldType.Email ? 254 : field.Type == FieldType.Url ? 500 : 250));
        return ((int)(field.Min ?? 1), max);
    }

    public static string? Pattern(FieldType type) => type switch
    {
        FieldType.PersonalId => SmallFormats.PersonalIdPattern,
        FieldType.TaxCode => SmallFormats.TaxCodePattern,
        FieldType.Phone => SmallFormats.PhonePattern,
        FieldType.Email => SmallFormats.EmailPattern,
        FieldType.Url => SmallFormats.UrlPattern,
        FieldType.HsCode => SmallFormats.HsCodePattern,
        FieldType.Ward => SmallFormats.WardPattern,
        FieldType.Province => SmallFormats.ProvincePattern,
        FieldType.Country => SmallFormats.CountryPattern,
        FieldType.UnitCode => "^[a-z][a-z0-9_]*$",
        _ => null,
    };

    public static string ShapeKey(FieldType type, string text) => type switch
    {
        FieldType.PersonalId => SmallFormats.IsOldIdentityNumber(text) ? "PersonalIdNine" : "PersonalId",
        FieldType.TaxCode => "TaxCode",
        FieldType.Phone => "Phone",
        FieldType.Email => "Email",
        FieldType.Url => "Url",
        FieldType.HsCode => "HsCode",
        FieldType.Ward => "WardUnknown",
        _ => "NotChoice",
    };

    public static string ListOf(FieldType type) => type switch
    {
        FieldType.Ward => "wards",
        FieldType.Province => "provinces",
        FieldType.Country => "countries",
        _ => "units",
    };
}
