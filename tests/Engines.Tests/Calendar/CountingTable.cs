using System.Globalization;
using Saola.Engines.Calendar;
using Saola.Engines.Calendar.Catalogue;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

/// <summary>Turns the worked cases, one a line with the reason behind it, into theory data.</summary>
internal static class CountingTable
{
    /// <summary>The calendar that the worked cases are counted with: the catalogue as shipped.</summary>
    public static WorkingCalendar Shipped { get; } = CalendarSet.Of(CalendarCatalogue.Shipped).Standard;

    /// <summary>Columns: from | term | pauses (start/end, several parted by a comma) | due | why.</summary>
    public static TheoryData<string, string, string, string, string> Due(string table)
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var cells in Rows(table)) data.Add(cells[0], cells[1], cells[2], cells[3], cells[4]);
        return data;
    }

    /// <summary>Rows of cells; empty lines and those that begin with # are left out.</summary>
    public static IEnumerable<string[]> Rows(string table) => table.Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    public static DateTimeOffset At(string local) => VietnamTime.Instant(DateTime.Parse(local, CultureInfo.InvariantCulture));

    public static string Local(DateTimeOffset? instant)
    {
        if (instant is null) return "";
        var local = VietnamTime.Local(instant.Value);
        return local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    public static Pause[] Pauses(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pause => pause.Split('/', StringSplitOptions.TrimEntries))
            .Select(ends => new Pause(At(ends[0]), ends[1].Length == 0 ? null : At(ends[1]))),
    ];
}
