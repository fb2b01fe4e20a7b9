using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>
/// A form as the object that <see cref="YamlWriter"/> writes. Blocks are written out (their fields carry the prefix in their ids), so that the
/// text is whole by itself; long code lists stay named.
/// </summary>
public static class FormWriter
{
    /// <summary>The sections: what stands under <c>form</c>.</summary>
    public static JsonObject Sections(FormDefinition form) => new()
    {
        ["sections"] = new JsonArray(form.Sections.Select(s => Object(
            ("id", s.Id), ("title", s.Title), ("intro", s.Intro), ("when", s.When?.Text), ("fields", Fields(s.Fields)))).ToArray<JsonNode?>()),
    };

    /// <summary>Calculations and checks: what stands under <c>calculations</c>.</summary>
    public static JsonArray Calculations(FormDefinition form)
    {
        var calculations = form.Calculations.Select(c => Object(("id", c.Id), ("label", c.Label), ("formula", c.Formula.Text), ("format", c.Format)));
        var checks = form.Checks.Select(c => Object(
            ("id", c.Id), ("rows", c.Rows), ("check", c.Condition.Text), ("when", c.When?.Text), ("at", c.At), ("message", c.Message),
            ("level", c.Level.ToString().ToLowerInvariant())));
        return new(calculations.Concat(checks).ToArray<JsonNode?>());
    }

    /// <summary>A list of fields.</summary>
    public static JsonArray Fields(IReadOnlyList<FormField> fields) => new(fields.Select(Field).ToArray<JsonNode?>());

    private static JsonObject Field(FormField f)
    {
        var field = Object(
            ("id", f.Id), ("label", f.Label), ("type", f.Type.Name()), ("min", f.Min), ("max", f.Max), ("decimals", f.Decimals), ("unit", f.Unit),
            ("required", f.Required ? true : f.RequiredWhen?.Text), ("when", f.When?.Text), ("hint", f.Hint), ("prefill", f.Prefill),
            ("default", f.Default?.DeepClone()), ("locked", f.Locked), ("must_be_true", f.MustBeTrue), ("province", f.Province), ("pattern", f.Pattern), ("message", f.Message),
            ("past", f.Dates.Past), ("future", f.Dates.Future), ("not_before", f.Dates.NotBefore), ("within_months", f.Dates.WithinMonths),
            ("codes", f.Codes), ("types", Texts(f.FileTypes)), ("max_mb", f.MaxMegabytes), ("unique", Texts(f.Unique)), ("item_label", f.ItemLabel),
            ("formula", f.Formula?.Text), ("format", f.Format), ("text", f.Text));
        if (f.Options.Count > 0) field["options"] = new JsonArray(f.Options.Select(o => Object(("value", o.Value), ("label", o.Label), ("hint", o.Hint))).ToArray<JsonNode?>());
        if (f.FixedRows.Count > 0) field["fixed"] = new JsonArray(f.FixedRows.Select(r => r.DeepClone()).ToArray());
        if (f.Fields.Count > 0) field["fields"] = Fields(f.Fields);
        return field;
    }

    /// <summary>An object of what is said: nulls, empty texts, false and empty lists are left out.</summary>
    public static JsonObject Object(params (string Name, object? Value)[] parts)
    {
        var result = new JsonObject();
        foreach (var (name, value) in parts)
        {
            if (value is null or "" or false or JsonArray { Count: 0 } or JsonObject { Count: 0 }) continue;
            result[name] = value is JsonNode node ? node : ExpressionValues.Node(value is int whole ? (decimal)whole : value);
        }
        return result;
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(t => (JsonNode?)t).ToArray());
}
