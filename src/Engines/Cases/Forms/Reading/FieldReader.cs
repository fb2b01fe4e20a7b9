using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>Reads the fields of sections and rows; remembers the line of each for the check that follows.</summary>
internal sealed class FieldReader(FormBlocks blocks, ICodeLists codes)
{
    /// <summary>A code list of up to so many codes is copied into the form, so that a stored case stays readable by itself.</summary>
    private const int MostInlineCodes = 100;

    private const int MostNesting = 6;

    private int _depth;

    public Dictionary<object, int> Lines { get; } = new(ReferenceEqualityComparer.Instance);

    public List<FormField> ReadAll(IReadOnlyList<YamlMap> maps, string prefix) => ReadAll(maps, prefix, []);

    private List<FormField> ReadAll(IReadOnlyList<YamlMap> maps, string prefix, IReadOnlyList<YamlMap> outerSets)
    {
        var fields = new List<FormField>();
        if (++_depth > MostNesting)
        {
            if (maps.Count > 0) maps[0].Fault("id", "khối lồng nhau quá sâu hoặc dùng lại chính nó");
        }
        else
        {
            foreach (var map in maps)
            {
                if (map.Has("use")) fields.AddRange(Block(map, prefix, outerSets));
                else fields.Add(Keep(Field(map, prefix), map.Line));
            }
        }
        _depth--;
        return fields;
    }

    private FormField Keep(FormField field, int line)
    {
        Lines[field] = line;
        return field;
    }

    private List<FormField> Block(YamlMap use, string prefix, IReadOnlyList<YamlMap> outerSets)
    {
        var name = use.Must("use");
        var inner = use.Text("as") is { } own ? FieldPath.Join(prefix, own) : prefix;
        var (title, when, locked, omit, set) = (use.Text("title"), use.Expression("when"), use.Truth("locked"), use.Texts("omit"), use.Map("set"));
        use.RefuseOthers();
        var fields = new List<FormField>();
        if (title is not null) fields.Add(Keep(new() { Id = $"heading_{name}_{inner.Replace('.', '_')}", Type = FieldType.Note, Label = title, When = when }, use.Line));
        if (blocks.Find(name) is not { } block)
        {
            use.Fault("use", $"không có khối \"{name}\" (có: {string.Join(", ", blocks.Names)})");
            return fields;
        }
        // A use outside wins over a use inside: its keys are put on last.
        IReadOnlyList<YamlMap> sets = set is null ? outerSets : [set, .. outerSets];
        var maps = block.Fields.Select(node => YamlMap.Used(use.Source, node, $"{use.Path}({name})", use.Line, IdOf(node) is { Length: > 0 } id ? sets.Select(s => s.Map(id)) : [])).ToList();
        foreach (var unknown in omit.Concat(set?.Keys ?? []).Where(id => !maps.Any(m => string.Equals(m.Text("id"), id, StringComparison.Ordinal)) && !InNested(block, id)))
        {
            use.Fault("use", $"khối {name} không có trường \"{unknown}\"");
        }
        foreach (var field in ReadAll(maps, inner, sets).Where(f => !IsOmitted(f, inner, omit)))
        {
            fields.Add(Keep(field with { Locked = field.Locked || locked, When = Both(when, field.When) }, use.Line));
        }
        return fields;
    }

    private static string IdOf(YamlDotNet.RepresentationModel.YamlMappingNode node) =>
        node.Children.TryGetValue("id", out var id) && id is YamlDotNet.RepresentationModel.YamlScalarNode { Value: { } text } ? text : "";

    private bool InNested(FormBlock block, string id) => block.Fields.Any(node =>
        node.Children.TryGetValue("use", out var use) && blocks.Find(use.ToString()) is { } other && other.Fields.Any(f => string.Equals(IdOf(f), id, StringComparison.Ordinal)));

    private static bool IsOmitted(FormField field, string prefix, IReadOnlyList<string> omit) =>
        omit.Contains(prefix.Length == 0 ? field.Id : field.Id[(prefix.Length + 1)..], StringComparer.Ordinal);

    /// <summary>The condition of a use and that of a field, joined.</summary>
    private static FormExpression? Both(FormExpression? outer, FormExpression? inner) =>
        outer is null ? inner : inner is null ? outer : FormExpression.Parse($"({outer.Text}) and ({inner.Text})");

    private FormField Field(YamlMap map, string prefix)
    {
        var type = TypeOf(map);
        var required = map.Text("required");
        var province = map.Text("province");
        var field = new FormField
        {
            Id = FieldPath.Join(prefix, map.Must("id")),
            Type = type,
            Label = type == FieldType.Note ? map.Text("label") ?? "" : map.Must("label"),
            Hint = map.Text("hint"),
            Required = required is "true",
            RequiredWhen = required is null or "true" or "false" ? null : map.Expression("required"),
            When = map.Expression("when"),
            Prefill = map.Text("prefill"),
            Locked = map.Truth("locked"),
            MustBeTrue = map.Truth("must_be_true"),
            Default = map.Has("default") ? Default(map, type) : province is null ? null : new JsonObject { ["province_code"] = province },
            Province = province,
            Min = map.Number("min"),
            Max = map.Number("max"),
            Decimals = map.Whole("decimals"),
            Unit = map.Text("unit"),
            Pattern = map.Text("pattern"),
            Message = map.Text("message"),
        };
        field = Special(field, map);
        map.RefuseOthers();
        return field;
    }

    private FormField Special(FormField field, YamlMap map)
    {
        var codesName = map.Text("codes");
        var (options, longList) = Options(map, codesName);
        return field with
        {
            Dates = field.Type == FieldType.Date ? new(map.Truth("past"), map.Truth("future"), map.Text("not_before"), map.Whole("within_months")) : DateRules.None,
            Options = options,
            Codes = longList,
            FileTypes = field.Type == FieldType.File ? map.Texts("types") : [],
            MaxMegabytes = field.Type == FieldType.File ? map.Whole("max_mb") : null,
            Fields = field.Type == FieldType.Rows ? ReadAll(map.Maps("fields"), "") : [],
            Unique = field.Type == FieldType.Rows ? map.Texts("unique") : [],
            ItemLabel = field.Type == FieldType.Rows ? map.Text("item_label") : null,
            FixedRows = field.Type == FieldType.Rows ? (map.Json("fixed") as JsonArray ?? []).OfType<JsonObject>().Select(r => (JsonObject)r.DeepClone()).ToList() : [],
            Formula = field.Type == FieldType.Derived ? map.Expression("formula") : null,
            Format = field.Type == FieldType.Derived ? map.OneOf("format", "number", "money", "percent", "text", "date") : null,
            Text = field.Type == FieldType.Note ? map.Text("text") : null,
        };
    }

    private static FieldType TypeOf(YamlMap map)
    {
        var name = map.Must("type");
        if (FieldTypes.TryParse(name, out var type)) return type;
        if (name.Length > 0) map.Fault("type", $"không có kiểu \"{name}\" (có: {string.Join(", ", FieldTypes.Names)})");
        return FieldType.Text;
    }

    /// <summary>A first value in the JSON kind of its field: a code stays text, also when it looks like a number.</summary>
    private static JsonNode? Default(YamlMap map, FieldType type) => type switch
    {
        FieldType.Int or FieldType.Dec or FieldType.Money or FieldType.Bool or FieldType.Address or FieldType.Multi or FieldType.Rows => map.Json("default"),
        _ => map.Text("default"),
    };

    private (IReadOnlyList<FormOption> Options, string? Codes) Options(YamlMap map, string? name)
    {
        var options = new List<FormOption>();
        foreach (var option in map.Maps("options"))
        {
            options.Add(new(option.Must("value"), option.Must("label"), option.Text("hint")));
            option.RefuseOthers();
        }
        if (name is null) return (options, null);
        if (codes.Find(name) is not { } list)
        {
            map.Fault("codes", $"không có danh mục \"{name}\" trong catalog/codes");
            return (options, name);
        }
        var isLong = list.Codes.Count > MostInlineCodes || list.Codes.Any(c => c.IsGroup);
        return isLong ? (options, name) : (list.Codes.Select(c => new FormOption(c.Value, c.Label)).ToList(), null);
    }
}
