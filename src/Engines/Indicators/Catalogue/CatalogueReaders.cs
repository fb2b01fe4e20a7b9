using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Engines.Indicators.Catalogue;

internal static class MeasureReader
{
    public static IReadOnlyList<MeasureDefinition> Read(YamlSource source)
    {
        var measures = new List<MeasureDefinition>();
        foreach (var map in source.Root?.Maps("measures") ?? [])
        {
            var before = source.Faults.Count;
            var condition = FormulaReader.Read(map, "when", must: false);
            var measure = new MeasureDefinition(map.Must("id"), map.Must("event"), condition, map.Text("value"), map.Text("day"));
            map.RefuseOthers();
            if (measures.Exists(m => m.Id == measure.Id)) map.Fault("id", $"mã \"{measure.Id}\" đã có ở trên");
            if (source.Faults.Count == before) measures.Add(measure);
        }
        return measures;
    }
}

internal static class IndicatorReader
{
    public static IReadOnlyList<IndicatorDefinition> Read(YamlSource source, IReadOnlySet<string> measures)
    {
        var indicators = new List<IndicatorDefinition>();
        foreach (var map in source.Root?.Maps("indicators") ?? [])
        {
            var before = source.Faults.Count;
            var indicator = One(map, measures);
            map.RefuseOthers();
            if (indicators.Exists(i => i.Id == indicator?.Id)) map.Fault("id", $"mã \"{indicator?.Id}\" đã có ở trên");
            if (indicator is not null && source.Faults.Count == before) indicators.Add(indicator);
        }
        return indicators;
    }

    private static IndicatorDefinition? One(YamlMap map, IReadOnlySet<string> measures)
    {
        var formula = FormulaReader.Read(map, "formula", must: true);
        foreach (var unknown in formula?.Names.Select(n => n.Name).Where(n => !measures.Contains(n)) ?? []) map.Fault("formula", $"không có số đo \"{unknown}\" trong {IndicatorCatalogue.MeasuresFile}");
        var name = map.Map("name");
        if (name is null) map.Fault("name", "thiếu");
        var definition = formula is null || name is null ? null : new IndicatorDefinition
        {
            Id = map.Must("id"), Name = name.Must("vi"), NameEnglish = name.Must("en"), Formula = formula,
            Format = map.OneOf("format", "number", "percent", "days", "money") switch
            {
                "percent" => IndicatorFormat.Percent, "days" => IndicatorFormat.Days, "money" => IndicatorFormat.Money, _ => IndicatorFormat.Number,
            },
            Goal = map.Number("goal"), LessIsBetter = map.OneOf("better", "more", "less") == "less", Source = map.Text("source"), List = ListOf(map, measures),
        };
        map.Know("id", "format", "goal", "better", "source", "list");
        return definition;
    }

    private static IndicatorList? ListOf(YamlMap map, IReadOnlySet<string> measures)
    {
        if (map.Map("list") is not { } list) return null;
        var found = new IndicatorList(list.Must("measure"), list.Must("query"));
        if (!measures.Contains(found.Measure)) list.Fault("measure", $"không có số đo \"{found.Measure}\" trong {IndicatorCatalogue.MeasuresFile}");
        list.RefuseOthers();
        return found;
    }
}

internal static class FormulaReader
{
    public static FormExpression? Read(YamlMap map, string key, bool must)
    {
        var text = must ? map.Must(key) : map.Text(key);
        if (string.IsNullOrEmpty(text)) return null;
        if (FormExpression.TryParse(text, out var expression, out var fault)) return expression;
        map.Fault(key, fault!.ToString());
        return null;
    }
}
