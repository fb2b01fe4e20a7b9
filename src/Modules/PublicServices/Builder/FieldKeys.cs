using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>Which keys a field of a form may have by its type, so that its page asks no more (docs/form-format.md, "Types").</summary>
internal static class FieldKeys
{
    public const string Record = "field";

    private static readonly string[] Always = ["id", "label", "type"];

    private static readonly string[] Answered = ["required", "when", "hint", "prefill", "default", "locked", "message"];

    private static readonly Dictionary<FieldType, string[]> Own = new()
    {
        [FieldType.Text] = ["min", "max", "pattern"], [FieldType.TextLong] = ["min", "max"], [FieldType.Int] = ["min", "max", "unit"], [FieldType.Dec] = ["min", "max", "decimals", "unit"], [FieldType.Money] = ["min", "max"],
        [FieldType.Date] = ["past", "future", "not_before", "within_months"], [FieldType.Bool] = ["must_be_true"], [FieldType.Enum] = ["options", "codes"], [FieldType.Multi] = ["options", "codes", "min", "max"],
        [FieldType.Address] = ["province"], [FieldType.File] = ["types", "max_mb"], [FieldType.Rows] = ["min", "max", "unique", "item_label", "fixed"],
    };

    /// <summary>The keys that are shown: those of the type and those that have a value, right or wrong. A field without a type is asked for its type first.</summary>
    public static IReadOnlyList<EditorKey> Shown(EditorRecord kind, JsonObject? record)
    {
        if (kind.Name != Record) return kind.Keys;
        var fitting = Fitting(DraftDocument.TextOf(record?["type"]));
        return [.. kind.Keys.Where(k => fitting.Contains(k.Name, StringComparer.Ordinal) || record?.ContainsKey(k.Name) == true)];
    }

    /// <summary>Whether a list of the record is shown: only rows have fields.</summary>
    public static bool Shows(EditorRecord kind, JsonObject? record) => kind.Name != Record || DraftDocument.TextOf(record?["type"]) == FieldType.Rows.Name() || record?["fields"] is JsonArray { Count: > 0 };

    private static IEnumerable<string> Fitting(string name)
    {
        if (!FieldTypes.TryParse(name, out var type)) return Always;
        return type switch
        {
            FieldType.Note => [.. Always, "when", "text"],
            FieldType.Derived => [.. Always, "when", "hint", "formula", "format"],
            _ => [.. Always, .. Answered, .. Own.GetValueOrDefault(type, [])],
        };
    }
}
