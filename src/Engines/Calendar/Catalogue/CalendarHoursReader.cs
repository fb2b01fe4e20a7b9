using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>Reads the working hours (format: docs/calendar.md).</summary>
internal static class CalendarHoursReader
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static FileReading<CalendarHours> Read(string file, string text)
    {
        var yaml = new YamlReader(file);
        if (yaml.Root(text) is not { } root) return new(null, yaml.Faults);
        yaml.OnlyKeys(root, "standard", "units");
        var standard = yaml.Map(root, "standard") is { } node ? Standard(yaml, node) : null;
        var units = new List<UnitHours>();
        foreach (var unitNode in yaml.Maps(root, "units"))
        {
            if (Unit(yaml, unitNode) is not { } unit) continue;
            if (units.Exists(other => string.Equals(other.Unit, unit.Unit, StringComparison.Ordinal))) yaml.Fault(unitNode, "Fault.File.Twice", unit.Unit);
            units.Add(unit);
        }
        return yaml.HasFaults || standard is null ? new(null, yaml.Faults) : new(new(standard, [.. units]), []);
    }

    private static WeeklyHours? Standard(YamlReader yaml, YamlMappingNode node)
    {
        yaml.OnlyKeys(node, "source", "week", "make_up");
        yaml.Text(node, "source");
        return Hours(yaml, node);
    }

    private static UnitHours? Unit(YamlReader yaml, YamlMappingNode node)
    {
        yaml.OnlyKeys(node, "unit", "source", "week", "make_up");
        var (unit, source, hours) = (yaml.Text(node, "unit"), yaml.Text(node, "source"), Hours(yaml, node));
        return unit is null || source is null || hours is null ? null : new(unit, source, hours);
    }

    private static WeeklyHours? Hours(YamlReader yaml, YamlMappingNode node)
    {
        if (yaml.Map(node, "week") is not { } week) return null;
        yaml.OnlyKeys(week, Weekdays);
        var days = new Dictionary<DayOfWeek, ImmutableArray<WorkingWindow>>();
        for (var i = 0; i < Weekdays.Length; i++) days[(DayOfWeek)((i + 1) % 7)] = Windows(yaml, week, Weekdays[i]);
        var made = WeeklyHours.Of(days, Windows(yaml, node, "make_up"));
        if (made.IsDone) return made.Value;
        yaml.Fault(node, "Fault.File.Hours", made.Faults[0].Message);
        return null;
    }

    private static ImmutableArray<WorkingWindow> Windows(YamlReader yaml, YamlMappingNode node, string key)
    {
        var windows = ImmutableArray.CreateBuilder<WorkingWindow>();
        foreach (var item in yaml.Items(node, key))
        {
            if (item is YamlScalarNode scalar && WorkingWindow.TryParse(scalar.Value, out var window)) windows.Add(window);
            else yaml.Fault(item, "Fault.File.Window", item.ToString());
        }
        return windows.ToImmutable();
    }
}
