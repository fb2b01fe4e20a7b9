using System.Globalization;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms;

/// <summary>How a value is read by people: on the review page, the officer's screen, slips, results and differences.</summary>
public static class FieldDisplay
{
    /// <summary>The value of a field in words; empty when it is not filled.</summary>
    public static string Text(FormField field, JsonNode? value, FormContext context)
    {
        if (ExpressionValues.Of(value) is not { } known) return "";
        return field.Type switch
        {
            FieldType.Money when known is decimal amount => VietnameseFormats.Number(amount, 0) + " đồng",
            FieldType.Int or FieldType.Dec when known is decimal number => Number(field, number),
            FieldType.Date => Day(known),
            FieldType.Bool when known is bool truth => truth ? FormWords.Say("Yes") : FormWords.Say("No"),
            FieldType.Enum => Label(field, known as string ?? "", context),
            FieldType.Multi when known is JsonArray list => string.Join("; ", list.Select(n => Label(field, ExpressionValues.Of(n) as string ?? "", context))),
            FieldType.Phone => Phone(known as string ?? ""),
            FieldType.Ward => CodeLabel("wards", known, context),
            FieldType.Province => CodeLabel("provinces", known, context),
            FieldType.Country => CodeLabel("countries", known, context),
            FieldType.UnitCode => CodeLabel("units", known, context),
            FieldType.Address when known is JsonObject address => Address(address, context),
            FieldType.File => FileName(known),
            FieldType.Rows when known is JsonArray rows => FormWords.Say("RowCount", rows.Count),
            FieldType.Derived => Formatted(known, field.Format),
            _ => Formatted(known, null),
        };
    }

    /// <summary>A computed value in words. Formats: number, money, percent (of 100), text, date; null writes it plainly.</summary>
    public static string Formatted(object? value, string? format) => (value, format) switch
    {
        (null, _) => "",
        (decimal amount, "money") => VietnameseFormats.Number(Math.Round(amount, MidpointRounding.AwayFromZero), 0) + " đồng",
        (decimal share, "percent") => VietnameseFormats.Number(share, 1) + "%",
        (decimal number, _) => VietnameseFormats.Number(number, 6),
        (bool truth, _) => truth ? FormWords.Say("Yes") : FormWords.Say("No"),
        (string text, "text") => text,
        (string text, _) => ExpressionValues.Day(text) is { } day ? VietnameseFormats.Day(day) : text,
        (JsonArray list, _) => string.Join("; ", list.Select(n => Formatted(ExpressionValues.Of(n), format))),
        _ => "",
    };

    /// <summary>The value as it stands in an input: a day as dd/mm/yyyy, money with points.</summary>
    public static string Typed(FormField field, JsonNode? value)
    {
        if (ExpressionValues.Of(value) is not { } known) return "";
        return (field.Type, known) switch
        {
            (FieldType.Date, _) => Day(known),
            (FieldType.Money, decimal amount) => VietnameseFormats.Number(amount, 0),
            (FieldType.Phone, string phone) => Phone(phone),
            (FieldType.Dec, decimal { } large) when Math.Abs(large) >= 10_000 => large.ToString("#,0.##########", new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }),
            (_, decimal number) => number.ToString("0.##########", new NumberFormatInfo { NumberDecimalSeparator = "," }),
            (_, bool truth) => truth ? "true" : "false",
            (_, string text) => text,
            _ => "",
        };
    }

    /// <summary><c>090 123 4567</c> for a number stored as E.164; what is no such number stays as it is.</summary>
    public static string Phone(string stored) => VietnameseFormats.Phone(stored);

    /// <summary>An address in one line: house and street, ward, province.</summary>
    public static string Address(JsonObject address, FormContext context)
    {
        string? Part(string name) => ExpressionValues.Of(address[name]) as string;
        var country = Part("country_code");
        string?[] parts = country is not null and not "VN"
            ? [Part("line"), CodeLabel("countries", country, context)]
            : [Part("line"), CodeLabel("wards", Part("ward_code"), context), CodeLabel("provinces", Part("province_code"), context)];
        return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Number(FormField field, decimal number)
    {
        // A year is a number without groups: 1998, not 1.998.
        var text = field.Type == FieldType.Int && field.Unit is null && number is >= 1000 and < 10_000
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : VietnameseFormats.Number(number, field.Decimals ?? 6);
        return field.Unit is null ? text : $"{text} {field.Unit}";
    }

    private static string Day(object value) =>
        ExpressionValues.Day(value) is { } day ? VietnameseFormats.Day(day) : value as string ?? "";

    private static string Label(FormField field, string value, FormContext context)
    {
        var option = field.Options.FirstOrDefault(o => string.Equals(o.Value, value, StringComparison.Ordinal));
        return option?.Label ?? (field.Codes is null ? value : CodeLabel(field.Codes, value, context));
    }

    private static string CodeLabel(string list, object? value, FormContext context) =>
        value is string code ? context.Codes.Find(list)?.Find(code)?.Label ?? code : "";

    private static string FileName(object value) => value switch
    {
        JsonObject file => ExpressionValues.Of(file["name"]) as string ?? "",
        string name => name,
        _ => "",
    };
}
