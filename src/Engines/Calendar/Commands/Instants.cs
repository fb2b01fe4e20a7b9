using System.Globalization;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Commands;

/// <summary>Instants on the command line: Vietnamese time unless an offset is written.</summary>
internal static class Instants
{
    private static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy'T'H:mm",
    ];

    public static Result<DateTimeOffset> Read(string? text, string option)
    {
        var clean = (text ?? "").Trim();
        if (DateTime.TryParseExact(clean, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return InRange(VietnamTime.Instant(local), text, option);
        return DateTimeOffset.TryParseExact(clean, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmZ", "yyyy-MM-dd'T'HH:mm:ssZ"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? InRange(instant.ToUniversalTime(), text, option)
            : new Fault("calendar.instant", CalendarWords.Get(null, "Fault.Command.Instant", text), option);
    }

    /// <summary>ISO 8601 with the offset of Viet Nam.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.ToOffset(VietnamTime.Offset).ToString(instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "o", CultureInfo.InvariantCulture);

    private static Result<DateTimeOffset> InRange(DateTimeOffset instant, string? text, string option)
    {
        var day = VietnamTime.Day(instant);
        return day >= WorkingCalendar.FirstDay && day <= WorkingCalendar.LastDay
            ? instant
            : new Fault("calendar.range", text + ": " + CalendarWords.Get(null, "Fault.Range", WorkingCalendar.FirstDay.Year, WorkingCalendar.LastDay.Year), option);
    }
}
