using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>
/// Reads forms from YAML (docs/form-format.md): blocks are put in, short code lists are copied in, every expression is parsed and every
/// name in it is looked up. Faults stand at their lines in the source; a form with faults must not serve.
/// </summary>
public sealed class FormReader(FormBlocks blocks, ICodeLists codes)
{
    /// <summary>Reads <c>sections</c> under <paramref name="form"/> and <c>calculations</c> under <paramref name="root"/> (the same map for a default form).</summary>
    public FormDefinition Read(YamlMap? form, YamlMap root)
    {
        var fields = new FieldReader(blocks, codes);
        var lines = fields.Lines;
        var sections = new List<FormSection>();
        foreach (var map in form?.Maps("sections") ?? []) sections.Add(Section(map, fields));
        var calculations = new List<FormCalculation>();
        var checks = new List<FormCheck>();
        foreach (var map in root.Maps("calculations"))
        {
            if (map.Has("check")) Add(checks, Check(map), lines, map);
            else Add(calculations, Calculation(map), lines, map);
            map.RefuseOthers();
        }
        var definition = new FormDefinition { Sections = sections, Calculations = calculations, Checks = checks };
        FormLint.Check(definition, root.Source, lines);
        return definition;
    }

    /// <summary>Reads a list of fields that stands alone, such as what an officer fills with the draft of a result.</summary>
    public FormDefinition ReadFields(string id, string title, YamlMap holder, string key)
    {
        var fields = new FieldReader(blocks, codes);
        var section = new FormSection { Id = id, Title = title, Fields = fields.ReadAll(holder.Maps(key), "") };
        var definition = new FormDefinition { Sections = [section] };
        FormLint.Check(definition, holder.Source, fields.Lines);
        return definition;
    }

    private static FormSection Section(YamlMap map, FieldReader fields)
    {
        var section = new FormSection
        {
            Id = map.Must("id"),
            Title = map.Must("title"),
            Intro = map.Text("intro"),
            When = map.Expression("when"),
            Fields = fields.ReadAll(map.Maps("fields"), ""),
        };
        map.RefuseOthers();
        fields.Lines[section] = map.Line;
        return section;
    }

    private static FormCalculation? Calculation(YamlMap map)
    {
        var (id, label, formula, format) = (map.Must("id"), map.Text("label") ?? "", map.Expression("formula"), map.Text("format"));
        if (formula is not null) return new(id, label, formula, format);
        if (!map.Has("formula")) map.Fault("id", "cần formula hoặc check");
        return null;
    }

    private static FormCheck? Check(YamlMap map)
    {
        var level = map.OneOf("level", "error", "warn", "stop") switch { "warn" => CheckLevel.Warn, "stop" => CheckLevel.Stop, _ => CheckLevel.Error };
        var (id, condition, at, message, when, rows) =
            (map.Must("id"), map.Expression("check"), map.Text("at"), map.Must("message"), map.Expression("when"), map.Text("rows"));
        map.Know("label");
        return condition is null ? null : new(id, condition, at, message, level, when, rows);
    }

    private static void Add<T>(List<T> list, T? item, Dictionary<object, int> lines, YamlMap map)
        where T : class
    {
        if (item is null) return;
        list.Add(item);
        lines[item] = map.Line;
    }
}

/// <summary>Expressions in YAML.</summary>
public static class YamlExpressions
{
    /// <summary>The expression at a key; null when there is none, or when it cannot be read, which is a fault.</summary>
    public static FormExpression? Expression(this YamlMap map, string key)
    {
        if (map.Text(key) is not { } text) return null;
        if (FormExpression.TryParse(text, out var expression, out var fault)) return expression;
        map.Fault(key, $"{fault}: {text}");
        return null;
    }
}
