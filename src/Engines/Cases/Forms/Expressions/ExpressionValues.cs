using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>The few kinds of values of expressions, and how they compare.</summary>
internal static class ExpressionValues
{
    /// <summary>JSON as a value of an expression; a blank text is not filled.</summary>
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value => Scalar(value),
        JsonArray { Count: 0 } => null,
        _ => node,
    };

    /// <summary>Whether nothing was filled in; a number too large to compute with is filled in, and wrong.</summary>
    public static bool IsBlank(JsonNode? node) =>
        Of(node) is null && node is not JsonObject && (node as JsonValue)?.GetValueKind() != JsonValueKind.Number;

    private static object? Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => Text(value) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>JSON may write half a character (<c>\ud800</c>), which no string can be made of.</summary>
    private static string Text(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }

    /// <summary>A JSON number as decimal; null when it is out of its range.</summary>
    public static decimal? Number(JsonValue value)
    {
        if (value.GetValueKind() != JsonValueKind.Number) return null;
        return decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A value of an expression as JSON.</summary>
    public static JsonNode? Node(object? value) => value switch
    {
        decimal number => JsonValue.Create(number),
        bool truth => JsonValue.Create(truth),
        string text => JsonValue.Create(text),
        JsonNode node => node.DeepClone(),
        _ => null,
    };

    /// <summary>Order of two values of one kind; null when they cannot be compared.</summary>
    public static int? Compare(object left, object right) => (left, right) switch
    {
        (decimal a, decimal b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => null,
    };

    /// <summary>Days are texts <c>yyyy-MM-dd</c>, so that they compare as they are.</summary>
    public static DateOnly? Day(object? value) =>
        value is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whole months from one day to another, as a term is counted: 31/01 to 28/02 is one month.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -MonthsBetween(to, from);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    /// <summary>Whether a text holds a part, without regard to case and accents.</summary>
    public static bool Contains(string text, string part) =>
        VietnameseText.Fold(text).Contains(VietnameseText.Fold(part), StringComparison.Ordinal);
}
