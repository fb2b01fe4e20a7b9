using System.Globalization;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Indicators;

/// <summary>One sum of a measure in a month.</summary>
internal sealed record IndicatorCell(string Measure, int Month, string UnitCode, string FieldCode, string TypeCode, string Channel, long Value);

/// <summary>The measures of a stretch of days; gives indicators for the whole and for groups without asking the database again.</summary>
public sealed class IndicatorCube
{
    private readonly IReadOnlyDictionary<string, IndicatorDefinition> _definitions;
    private readonly IReadOnlyList<IndicatorCell> _cells;

    internal IndicatorCube(IReadOnlyList<IndicatorDefinition> definitions, IReadOnlyList<IndicatorCell> cells)
    {
        _definitions = definitions.ToDictionary(d => d.Id, StringComparer.Ordinal);
        _cells = cells;
        Total = new IndicatorGroup("", _definitions, cells);
    }

    /// <summary>The whole.</summary>
    public IndicatorGroup Total { get; }

    /// <summary>The groups that have any figure, by their key: a code, or a month as <c>202611</c>.</summary>
    public IReadOnlyList<IndicatorGroup> By(IndicatorGrouping grouping) =>
        [.. _cells.GroupBy(cell => Key(cell, grouping), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new IndicatorGroup(g.Key, _definitions, g))];

    private static string Key(IndicatorCell cell, IndicatorGrouping grouping) => grouping switch
    {
        IndicatorGrouping.Month => cell.Month.ToString(CultureInfo.InvariantCulture),
        IndicatorGrouping.Unit => cell.UnitCode,
        IndicatorGrouping.Field => cell.FieldCode,
        IndicatorGrouping.Type => cell.TypeCode,
        _ => cell.Channel,
    };
}

/// <summary>The figures of one group.</summary>
public sealed class IndicatorGroup
{
    private readonly IReadOnlyDictionary<string, IndicatorDefinition> _definitions;
    private readonly Dictionary<string, long> _measures = new(StringComparer.Ordinal);

    internal IndicatorGroup(string key, IReadOnlyDictionary<string, IndicatorDefinition> definitions, IEnumerable<IndicatorCell> cells)
    {
        (Key, _definitions) = (key, definitions);
        foreach (var cell in cells) _measures[cell.Measure] = _measures.GetValueOrDefault(cell.Measure) + cell.Value;
    }

    /// <summary>Code of the group; empty for the whole.</summary>
    public string Key { get; }

    /// <summary>A measure; 0 when nothing of it happened.</summary>
    public long Measure(string id) => _measures.GetValueOrDefault(id);

    /// <summary>An indicator; null when its denominator is zero or the catalogue has no such indicator.</summary>
    public decimal? Value(string id)
    {
        if (!_definitions.TryGetValue(id, out var definition)) return null;
        var names = definition.Formula.Names.Select(n => n.Name).Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => (object?)(decimal)Measure(n), StringComparer.Ordinal);
        return definition.Formula.Evaluate(new TableScope(default, names)) as decimal?;
    }
}
