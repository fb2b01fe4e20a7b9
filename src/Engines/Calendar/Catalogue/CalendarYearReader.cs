using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>Reads the days of a year (format: docs/calendar.md).</summary>
internal static class CalendarYearReader
{
    /// <summary>The words for the kinds of days in the files.</summary>
    public static readonly ImmutableSortedDictionary<string, DayKind> Kinds = new Dictionary<string, DayKind>
    {
        ["holiday"] = DayKind.Holiday, ["compensation"] = DayKind.Compensation, ["swap_off"] = DayKind.SwapOff, ["make_up_work"] = DayKind.MakeUpWork,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, DayStatus> Statuses = new Dictionary<string, DayStatus>
    {
        ["luat_dinh"] = DayStatus.Statutory, ["da_cong_bo"] = DayStatus.Announced, ["du_bao"] = DayStatus.Forecast, ["can_xac_minh"] = DayStatus.Unverified,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static FileReading<CalendarYear> Read(string file, string text)
    {
        var yaml = new YamlReader(file);
        if (yaml.Root(text) is not { } root) return new(null, yaml.Faults);
        yaml.OnlyKeys(root, "year", "sources", "days", "notes");
        var year = Year(yaml, root);
        var sources = yaml.Map(root, "sources");
        var days = new SortedDictionary<DateOnly, CalendarDay>();
        foreach (var node in yaml.Maps(root, "days"))
        {
            if (Day(yaml, node, year, sources) is not { } day) continue;
            if (!days.TryAdd(day.Date, day)) yaml.Fault(node, "Fault.File.Twice", day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        var notes = yaml.Items(root, "notes", optional: true).Select(note => note.ToString()).ToImmutableArray();
        return yaml.HasFaults || year is null ? new(null, yaml.Faults) : new(new(year.Value, [.. days.Values], notes), []);
    }

    private static int? Year(YamlReader yaml, YamlMappingNode root)
    {
        if (yaml.Text(root, "year") is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= WorkingCalendar.FirstDay.Year && year <= WorkingCalendar.LastDay.Year) return year;
        yaml.Fault(root.Children["year"], "Fault.File.Year", text, WorkingCalendar.FirstDay.Year, WorkingCalendar.LastDay.Year);
        return null;
    }

    private static CalendarDay? Day(YamlReader yaml, YamlMappingNode node, int? year, YamlMappingNode? sources)
    {
        yaml.OnlyKeys(node, "date", "kind", "status", "name", "english", "source");
        var date = Date(yaml, node, year);
        var kind = yaml.Choice(node, "kind", Kinds);
        var status = yaml.Choice(node, "status", Statuses);
        var (name, english) = (yaml.Text(node, "name"), yaml.OptionalText(node, "english"));
        var source = Source(yaml, node, sources);
        if (date is null || kind is null || status is null || name is null || source is null) return null;
        if (!kind.Value.Fits(date.Value)) yaml.Fault(node, "Fault.File.Week." + kind.Value, date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new() { Date = date.Value, Kind = kind.Value, Status = status.Value, Name = name, EnglishName = english, Source = source };
    }

    private static DateOnly? Date(YamlReader yaml, YamlMappingNode node, int? year)
    {
        if (yaml.Text(node, "date") is not { } text) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            yaml.Fault(node.Children["date"], "Fault.File.Date", text);
            return null;
        }
        if (year is null || date.Year == year) return date;
        yaml.Fault(node.Children["date"], "Fault.File.OtherYear", text, year);
        return null;
    }

    private static string? Source(YamlReader yaml, YamlMappingNode node, YamlMappingNode? sources)
    {
        if (yaml.Text(node, "source") is not { } key || sources is null) return null;
        if (sources.Children.ContainsKey(key)) return yaml.Text(sources, key);
        yaml.Fault(node.Children["source"], "Fault.File.Source", key);
        return null;
    }
}
