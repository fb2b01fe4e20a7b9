using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Schema;

/// <summary>
/// Writes a form as JSON Schema 2020-12. Standard keywords say what any validator can check; <c>x-saola</c> carries the rest
/// (docs/form-format.md, "The schema"). The order of properties is the order of the form, so that one form gives one text.
/// </summary>
internal static class FormSchemaWriter
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static JsonObject Write(FormDefinition form)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["type"] = "object" };
        schema["x-saola"] = new JsonObject
        {
            ["version"] = 1,
            ["sections"] = new JsonArray(form.Sections.Select(Section).ToArray<JsonNode?>()),
            ["calculations"] = new JsonArray(form.Calculations.Select(Calculation).ToArray<JsonNode?>()),
            ["checks"] = new JsonArray(form.Checks.Select(Check).ToArray<JsonNode?>()),
        };
        PutFields(schema, form.Fields, form.Sections.Where(s => s.When is not null).SelectMany(s => s.Fields).ToHashSet(ReferenceEqualityComparer.Instance));
        return schema;
    }

    private static JsonObject Section(FormSection section) => With(
        ("id", section.Id), ("title", section.Title), ("intro", section.Intro), ("when", section.When?.Text),
        ("fields", new JsonArray(section.Fields.Select(f => f.Type == FieldType.Note ? (JsonNode?)Note(f) : f.Id).ToArray())));

    private static JsonObject Note(FormField note) => With(("note", note.Id), ("label", note.Label.Length > 0 ? note.Label : null), ("text", note.Text), ("when", note.When?.Text));

    private static JsonObject Calculation(FormCalculation c) => With(("id", c.Id), ("label", c.Label), ("formula", c.Formula.Text), ("format", c.Format));

    private static JsonObject Check(FormCheck c) => With(
        ("id", c.Id), ("check", c.Condition.Text), ("when", c.When?.Text), ("rows", c.Rows), ("at", c.At), ("message", c.Message),
        ("level", c.Level.ToString().ToLowerInvariant()));

    private static void PutFields(JsonObject container, IEnumerable<FormField> fields, HashSet<object?> conditional)
    {
        container["properties"] = new JsonObject();
        container["additionalProperties"] = false;
        foreach (var field in fields.Where(f => f.Type != FieldType.Note))
        {
            var must = field is { Required: true, When: null } && !conditional.Contains(field) && field.IsTyped;
            var holder = container;
            foreach (var part in field.Id.Split('.')[..^1]) holder = Group(holder, part, must);
            holder["properties"]![field.Name] = Field(field);
            if (must) Require(holder, field.Name);
        }
    }

    private static JsonObject Group(JsonObject holder, string name, bool must)
    {
        if (must) Require(holder, name);
        var properties = holder["properties"]!.AsObject();
        if (properties[name] is JsonObject group) return group;
        group = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };
        properties[name] = group;
        return group;
    }

    private static void Require(JsonObject holder, string name)
    {
        if (holder["required"] is not JsonArray required) holder["required"] = required = [];
        if (!required.Any(n => string.Equals(n!.GetValue<string>(), name, StringComparison.Ordinal))) required.Add(name);
    }

    private static JsonObject Field(FormField field)
    {
        var schema = FieldKeywords.Of(field);
        schema["title"] = field.Label.Length > 0 ? field.Label : null;
        if (field.Label.Length == 0) schema.Remove("title");
        if (field.Hint is not null) schema["description"] = field.Hint;
        if (field.Default is not null) schema["default"] = field.Default.DeepClone();
        schema["x-saola"] = Extension(field);
        if (field.Type != FieldType.Rows) return schema;
        var items = new JsonObject { ["type"] = "object" };
        PutFields(items, field.Fields, []);
        schema["items"] = items;
        return schema;
    }

    private static JsonObject Extension(FormField field)
    {
        var extension = With(
            ("type", field.Type.Name()), ("required", field.Required ? "true" : field.RequiredWhen?.Text), ("when", field.When?.Text), ("prefill", field.Prefill),
            ("message", field.Message), ("unit", field.Unit), ("decimals", field.Decimals), ("pattern", field.Pattern), ("min", field.Min), ("max", field.Max),
            ("not_before", field.Dates.NotBefore), ("within_months", field.Dates.WithinMonths), ("codes", field.Codes), ("max_mb", field.MaxMegabytes),
            ("item_label", field.ItemLabel), ("formula", field.Formula?.Text), ("format", field.Format), ("province", field.Province));
        foreach (var (name, said) in new[] { ("locked", field.Locked), ("must_be_true", field.MustBeTrue), ("past", field.Dates.Past), ("future", field.Dates.Future) })
        {
            if (said) extension[name] = true;
        }
        if (field.Options.Count > 0) extension["options"] = new JsonArray(field.Options.Select(o => With(("value", o.Value), ("label", o.Label), ("hint", o.Hint))).ToArray<JsonNode?>());
        if (field.FileTypes.Count > 0) extension["types"] = Texts(field.FileTypes);
        if (field.Unique.Count > 0) extension["unique"] = Texts(field.Unique);
        if (field.FixedRows.Count > 0) extension["fixed"] = new JsonArray(field.FixedRows.Select(r => r.DeepClone()).ToArray());
        if (field.Type == FieldType.Rows) extension["fields"] = new JsonArray(field.Fields.Select(f => f.Type == FieldType.Note ? (JsonNode?)Note(f) : f.Id).ToArray());
        return extension;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(t => (JsonNode?)t).ToArray());

    private static JsonObject With(params (string Name, object? Value)[] parts)
    {
        var result = new JsonObject();
        foreach (var (name, value) in parts)
        {
            if (value is not null) result[name] = value is JsonNode node ? node : ExpressionValues.Node(value is int whole ? (decimal)whole : value);
        }
        return result;
    }
}

/// <summary>The standard keywords of a field: what any validator of JSON Schema checks.</summary>
internal static class FieldKeywords
{
    public static JsonObject Of(FormField field) => field.Type switch
    {
        FieldType.Int or FieldType.Money => Number(field, "integer"),
        FieldType.Dec => Number(field, "number"),
        FieldType.Bool => field is { MustBeTrue: true, Required: true } ? new() { ["const"] = true } : new() { ["type"] = "boolean" },
        FieldType.Date => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = SmallFormats.DayPattern },
        FieldType.Enum => Choice(field),
        FieldType.Multi => Choices(field),
        FieldType.Address => Address(field),
        FieldType.File => File(),
        FieldType.Rows => Rows(field),
        FieldType.Derived => new() { ["readOnly"] = true },
        _ => Text(field),
    };

    private static JsonObject Number(FormField field, string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (field.Min is { } min) schema["minimum"] = min;
        if (field.Max is { } max) schema["maximum"] = max;
        else if (field.Type == FieldType.Money) schema["maximum"] = long.MaxValue / 1000;
        if (field is { Type: FieldType.Dec, Decimals: { } decimals }) schema["multipleOf"] = decimals == 0 ? 1m : 1m / (decimal)Math.Pow(10, decimals);
        return schema;
    }

    private static JsonObject Text(FormField field)
    {
        var (min, max) = TextLimits.Of(field);
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = min, ["maxLength"] = max };
        var shape = TextLimits.Pattern(field.Type);
        if (field.Pattern is not null && shape is not null) schema["allOf"] = new JsonArray(new JsonObject { ["pattern"] = shape });
        if ((field.Pattern ?? shape) is { } pattern) schema["pattern"] = pattern;
        return schema;
    }

    private static JsonObject Choice(FormField field)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (field.Codes is null) schema["enum"] = new JsonArray(field.Options.Select(o => (JsonNode?)o.Value).ToArray());
        else schema["maxLength"] = 60;
        return schema;
    }

    private static JsonObject Choices(FormField field)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Choice(field), ["uniqueItems"] = true };
        if (field.Min is { } min) schema["minItems"] = (int)min;
        schema["maxItems"] = (int)(field.Max ?? (field.Options.Count > 0 ? field.Options.Count : 500));
        return schema;
    }

    private static JsonObject Address(FormField field)
    {
        static JsonObject Part(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
        var province = Part(SmallFormats.ProvincePattern);
        if (field.Province is { } only) province = new() { ["const"] = only };
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["province_code"] = province,
                ["ward_code"] = Part(SmallFormats.WardPattern),
                ["line"] = new JsonObject { ["type"] = "string", ["minLength"] = 3, ["maxLength"] = 200 },
                ["legacy_text"] = new JsonObject { ["type"] = "string", ["maxLength"] = 300 },
                ["country_code"] = Part(SmallFormats.CountryPattern),
            },
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject File() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["id"] = new JsonObject { ["type"] = "string" },
            ["name"] = new JsonObject { ["type"] = "string" },
            ["size"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            ["sha256"] = new JsonObject { ["type"] = "string" },
        },
        ["required"] = new JsonArray("id"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Rows(FormField field)
    {
        var count = field.FixedRows.Count;
        var schema = new JsonObject { ["type"] = "array" };
        var min = count > 0 ? count : (int)(field.Min ?? 0);
        if (min > 0 && field.RequiredWhen is null) schema["minItems"] = min;
        schema["maxItems"] = count > 0 ? count : (int)(field.Max ?? RowRules.MostRows);
        return schema;
    }
}
