using System.Text.Json;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Schema;

/// <summary>Reads a form back from the schema that <see cref="FormSchemaWriter"/> wrote.</summary>
internal static class FormSchemaReader
{
    private const int MostDepth = 32;

    public static Result<FormDefinition> Read(string json)
    {
        try
        {
            return Read(JsonNode.Parse(json, documentOptions: new() { MaxDepth = MostDepth }) ?? throw new FormatException("empty"));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new Fault("form.schema", $"Lược đồ biểu mẫu không đọc được: {e.Message}");
        }
    }

    public static Result<FormDefinition> Read(JsonNode schema)
    {
        try
        {
            var root = Node(schema as JsonObject, "x-saola");
            return new FormDefinition
            {
                Sections = Objects(root, "sections").Select(s => Section(s, (JsonObject)schema)).ToList(),
                Calculations = Objects(root, "calculations").Select(c =>
                    new FormCalculation(Must(c, "id"), Text(c, "label") ?? "", Expression(c, "formula")!, Text(c, "format"))).ToList(),
                Checks = Objects(root, "checks").Select(Check).ToList(),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or InvalidCastException or OverflowException)
        {
            return new Fault("form.schema", $"Lược đồ biểu mẫu không đọc được: {e.Message}");
        }
    }

    private static FormSection Section(JsonObject section, JsonObject container) => new()
    {
        Id = Must(section, "id"), Title = Must(section, "title"), Intro = Text(section, "intro"), When = Expression(section, "when"),
        Fields = Fields(section, container),
    };

    private static FormCheck Check(JsonObject c) => new(
        Must(c, "id"), Expression(c, "check") ?? throw new FormatException("check"), Text(c, "at"), Must(c, "message"),
        Enum.Parse<CheckLevel>(Must(c, "level"), ignoreCase: true), Expression(c, "when"), Text(c, "rows"));

    private static List<FormField> Fields(JsonObject list, JsonObject container)
    {
        var fields = new List<FormField>();
        foreach (var item in list["fields"] as JsonArray ?? [])
        {
            fields.Add(item is JsonObject note
                ? new() { Id = Must(note, "note"), Type = FieldType.Note, Label = Text(note, "label") ?? "", Text = Text(note, "text"), When = Expression(note, "when") }
                : Field(item!.GetValue<string>(), container));
        }
        return fields;
    }

    private static FormField Field(string id, JsonObject container)
    {
        JsonObject schema = container;
        foreach (var part in id.Split('.')) schema = Node(Node(schema, "properties"), part);
        var x = Node(schema, "x-saola");
        if (!FieldTypes.TryParse(Must(x, "type"), out var type)) throw new FormatException($"{id}: type");
        var required = Text(x, "required");
        return new()
        {
            Id = id, Type = type, Label = Text(schema, "title") ?? "", Hint = Text(schema, "description"), Default = schema["default"]?.DeepClone(),
            Required = required is "true", RequiredWhen = required is null or "true" ? null : FormExpression.Parse(required), When = Expression(x, "when"),
            Prefill = Text(x, "prefill"), Locked = Said(x, "locked"), MustBeTrue = Said(x, "must_be_true"), Province = Text(x, "province"),
            Min = Number(x, "min"), Max = Number(x, "max"), Decimals = (int?)Number(x, "decimals"), Unit = Text(x, "unit"),
            Pattern = Text(x, "pattern"), Message = Text(x, "message"),
            Dates = new(Said(x, "past"), Said(x, "future"), Text(x, "not_before"), (int?)Number(x, "within_months")),
            Options = Objects(x, "options").Select(o => new FormOption(Must(o, "value"), Must(o, "label"), Text(o, "hint"))).ToList(),
            Codes = Text(x, "codes"), FileTypes = Texts(x, "types"), MaxMegabytes = (int?)Number(x, "max_mb"),
            Fields = type == FieldType.Rows ? Fields(x, Node(schema, "items")) : [], Unique = Texts(x, "unique"), ItemLabel = Text(x, "item_label"),
            FixedRows = Objects(x, "fixed").Select(r => (JsonObject)r.DeepClone()).ToList(), Formula = Expression(x, "formula"), Format = Text(x, "format"),
        };
    }

    private static JsonObject Node(JsonObject? holder, string name) =>
        holder?[name] as JsonObject ?? throw new FormatException($"'{name}' is missing");

    private static IEnumerable<JsonObject> Objects(JsonObject holder, string name) => (holder[name] as JsonArray ?? []).OfType<JsonObject>();

    private static List<string> Texts(JsonObject holder, string name) => (holder[name] as JsonArray ?? []).Select(n => n!.GetValue<string>()).ToList();

    private static string? Text(JsonObject holder, string name) => holder[name]?.GetValue<string>();

    private static string Must(JsonObject holder, string name) => Text(holder, name) ?? throw new FormatException($"'{name}' is missing");

    private static bool Said(JsonObject holder, string name) => holder[name]?.GetValue<bool>() ?? false;

    private static decimal? Number(JsonObject holder, string name) => ExpressionValues.Of(holder[name]) as decimal?;

    private static FormExpression? Expression(JsonObject holder, string name) => Text(holder, name) is { } text ? FormExpression.Parse(text) : null;
}
