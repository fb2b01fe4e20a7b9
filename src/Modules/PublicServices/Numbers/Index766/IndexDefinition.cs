using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Numbers.Index766;

/// <summary>A text in both languages.</summary>
internal sealed record TwoTexts(string Vietnamese, string English);

/// <summary>An indicator of the index (QĐ 766/QĐ-TTg).</summary>
internal sealed record IndexIndicator
{
    /// <summary>Number in the decision, such as <c>2.1</c>.</summary>
    public required string Id { get; init; }

    public required TwoTexts Name { get; init; }

    /// <summary>Points at the most.</summary>
    public required decimal Max { get; init; }

    /// <summary>Share that earns all points, 0 to 1.</summary>
    public required decimal Full { get; init; }

    /// <summary>Whether the points are ours and must be compared with the decision.</summary>
    public required bool Review { get; init; }

    /// <summary>Formulas over measures and figures of the catalogue; null where it cannot be computed yet.</summary>
    public FormExpression? Numerator { get; init; }

    public FormExpression? Denominator { get; init; }

    /// <summary>Why it cannot be computed yet.</summary>
    public TwoTexts? Missing { get; init; }

    /// <summary>Query of the list that the numerator counts, with <c>{from}</c> and <c>{to}</c>.</summary>
    public string? List { get; init; }
}

/// <summary>A group of the index.</summary>
internal sealed record IndexGroup(string Id, TwoTexts Name, decimal Max, IReadOnlyList<IndexIndicator> Indicators);

/// <summary>Reads <c>catalog/index/service-quality-766.yaml</c>.</summary>
internal static class IndexReader
{
    /// <summary>File inside the folder of the catalogue.</summary>
    public static string FileIn(string catalogFolder) => Path.Combine(catalogFolder, "index", "service-quality-766.yaml");

    /// <summary>The groups; what does not parse is left out and named among the faults of the source.</summary>
    public static IReadOnlyList<IndexGroup> Read(YamlSource source) => [.. (source.Root?.Maps("groups") ?? []).Select(Group)];

    private static IndexGroup Group(YamlMap map)
    {
        var group = new IndexGroup(map.Must("id"), Texts(map, "name"), map.Number("max") ?? 0, [.. map.Maps("indicators").Select(Indicator)]);
        map.RefuseOthers();
        if (group.Indicators.Sum(i => i.Max) != group.Max) map.Fault("max", $"điểm các chỉ số cộng lại là {group.Indicators.Sum(i => i.Max)}, nhóm có {group.Max}");
        return group;
    }

    private static IndexIndicator Indicator(YamlMap map)
    {
        var indicator = new IndexIndicator
        {
            Id = map.Must("id"), Name = Texts(map, "name"), Max = map.Number("max") ?? 0, Full = map.Number("full") ?? 1, Review = map.Truth("review"), List = map.Text("list"),
            Missing = map.Has("missing") ? Texts(map, "missing") : null, Numerator = Formula(map, "numerator"), Denominator = Formula(map, "denominator"),
        };
        map.RefuseOthers();
        if (indicator.Full is <= 0 or > 1) map.Fault("full", "phải lớn hơn 0 và không quá 1");
        if (indicator.Missing is null && (indicator.Numerator is null || indicator.Denominator is null)) map.Fault("numerator", "cần numerator và denominator, hoặc missing");
        return indicator;
    }

    private static FormExpression? Formula(YamlMap map, string key)
    {
        if (map.Text(key) is not { Length: > 0 } text) return null;
        if (!FormExpression.TryParse(text, out var formula, out var fault))
        {
            map.Fault(key, fault!.ToString());
            return null;
        }
        foreach (var name in formula!.Names.Select(n => n.Name).Where(n => !IndexFigures.Knows(n))) map.Fault(key, $"không có số \"{name}\"");
        return formula;
    }

    private static TwoTexts Texts(YamlMap map, string key)
    {
        if (map.Map(key) is not { } texts)
        {
            map.Fault(key, "thiếu");
            return new("", "");
        }
        var both = new TwoTexts(texts.Must("vi"), texts.Must("en"));
        texts.RefuseOthers();
        return both;
    }
}
