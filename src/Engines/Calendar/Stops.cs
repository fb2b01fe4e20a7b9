using System.Runtime.InteropServices;

namespace Saola.Engines.Calendar;

/// <summary>Pauses brought into order: closed, cut at the start of the count, those that overlap or touch made one (rule 6).</summary>
internal static class Stops
{
    private static readonly List<(long Start, long End)> None = [];

    public static List<(long Start, long End)> Merge(IReadOnlyList<Pause> pauses, long from, DateTimeOffset? now)
    {
        if (pauses.Count == 0) return None;
        var stops = new List<(long Start, long End)>(pauses.Count);
        foreach (var pause in pauses)
        {
            var end = pause.End ?? now ?? throw new ArgumentException("An open pause needs the present instant.", nameof(now));
            var (first, last) = (Math.Max(from, WorkingCalendar.LocalTicks(pause.Start)), WorkingCalendar.LocalTicks(end));
            if (first < last) stops.Add((first, last));
        }
        stops.Sort();
        return Joined(stops);
    }

    private static List<(long Start, long End)> Joined(List<(long Start, long End)> stops)
    {
        if (stops.Count < 2) return stops;
        var kept = 0;
        var rows = CollectionsMarshal.AsSpan(stops);
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Start <= rows[kept].End) rows[kept].End = Math.Max(rows[kept].End, rows[i].End);
            else rows[++kept] = rows[i];
        }
        stops.RemoveRange(kept + 1, stops.Count - kept - 1);
        return stops;
    }
}
