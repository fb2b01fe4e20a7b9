using System.Globalization;
using System.Runtime.InteropServices;
using Saola.Kernel;

namespace Saola.Engines.Calendar;

/// <summary>
/// A stretch of time as people read it: <c>3 ngày 2 giờ</c>, two units at most (look: deadline badge).
/// In working time a day is 8 hours; in calendar time it is 24. Never negative.
/// </summary>
/// <param name="Minutes">Whole minutes; a part of a minute is cut off.</param>
/// <param name="MinutesPerDay">480 for working time, 1,440 for calendar time.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingSpan(long Minutes, int MinutesPerDay = WorkingSpan.WorkingDayMinutes) : IComparable<WorkingSpan>
{
    /// <summary>Eight hours.</summary>
    public const int WorkingDayMinutes = 480;

    /// <summary>Twenty-four hours.</summary>
    public const int CalendarDayMinutes = 1_440;

    /// <summary>Nothing.</summary>
    public static WorkingSpan Zero => new(0);

    /// <summary>Working time; a negative length becomes nothing.</summary>
    public static WorkingSpan Working(TimeSpan length) => new(Cut(length), WorkingDayMinutes);

    /// <summary>Calendar time; a negative length becomes nothing.</summary>
    public static WorkingSpan OfCalendar(TimeSpan length) => new(Cut(length), CalendarDayMinutes);

    /// <summary>Whole days.</summary>
    public long Days => Minutes / MinutesPerDay;

    /// <summary>Whole hours beside the days.</summary>
    public int Hours => (int)(Minutes % MinutesPerDay / 60);

    /// <summary>Minutes beside the hours.</summary>
    public int RestMinutes => (int)(Minutes % MinutesPerDay % 60);

    /// <summary><c>3 ngày 2 giờ</c>, <c>2 giờ 15 phút</c>, <c>0 phút</c>; the smaller unit is left out when it is zero.</summary>
    public string Words(CultureInfo? culture = null) => this switch
    {
        { Days: > 0, Hours: > 0 } => Part("Days", Days, culture) + " " + Part("Hours", Hours, culture),
        { Days: > 0 } => Part("Days", Days, culture),
        { Hours: > 0, RestMinutes: > 0 } => Part("Hours", Hours, culture) + " " + Part("Minutes", RestMinutes, culture),
        { Hours: > 0 } => Part("Hours", Hours, culture),
        _ => Part("Minutes", RestMinutes, culture),
    };

    /// <inheritdoc/>
    public int CompareTo(WorkingSpan other) => Minutes.CompareTo(other.Minutes);

    /// <summary>The words in the culture of the screen.</summary>
    public override string ToString() => Words();

    /// <summary>Order by length in minutes.</summary>
    public static bool operator <(WorkingSpan left, WorkingSpan right) => left.CompareTo(right) < 0;

    /// <summary>Order by length in minutes.</summary>
    public static bool operator >(WorkingSpan left, WorkingSpan right) => left.CompareTo(right) > 0;

    /// <summary>Order by length in minutes.</summary>
    public static bool operator <=(WorkingSpan left, WorkingSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Order by length in minutes.</summary>
    public static bool operator >=(WorkingSpan left, WorkingSpan right) => left.CompareTo(right) >= 0;

    private static long Cut(TimeSpan length) => Math.Max(0, length.Ticks / TimeSpan.TicksPerMinute);

    private static string Part(string unit, long amount, CultureInfo? culture) =>
        CalendarWords.Get(culture, $"Span.{unit}.{(amount == 1 ? "One" : "Many")}", VietnameseFormats.Number(amount));
}
