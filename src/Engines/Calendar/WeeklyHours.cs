using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Saola.Kernel;

namespace Saola.Engines.Calendar;

/// <summary>A stretch of a day in which work is done: from <paramref name="Start"/> on, up to and without <paramref name="End"/>.</summary>
/// <param name="Start">First minute.</param>
/// <param name="End">The minute at which work ends.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingWindow(TimeOnly Start, TimeOnly End)
{
    /// <summary>Its length.</summary>
    public TimeSpan Length => End - Start;

    /// <summary><c>07:30-11:30</c>.</summary>
    public override string ToString() => Start.ToString("HH:mm", CultureInfo.InvariantCulture) + "-" + End.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>07:30-11:30</c> or <c>7:30 - 11:30</c>; false when it is no window.</summary>
    public static bool TryParse(string? text, out WorkingWindow window)
    {
        window = default;
        var ends = (text ?? "").Split(['-', '–'], 2, StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !TryParseTime(ends[0], out var start) || !TryParseTime(ends[1], out var end) || start >= end) return false;
        window = new WorkingWindow(start, end);
        return true;
    }

    private static bool TryParseTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>The working windows of a week, and those of a make-up day. Immutable.</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private const string MakeUpName = "make_up";
    private readonly ImmutableArray<WorkingWindow>[] _days;

    private WeeklyHours(ImmutableArray<WorkingWindow>[] days, ImmutableArray<WorkingWindow> makeUp) => (_days, MakeUp) = (days, makeUp);

    /// <summary>Monday to Friday, 7:30-11:30 and 13:00-17:00: the office hours of the city's authorities.</summary>
    public static WeeklyHours Standard { get; } = BuildStandard();

    /// <summary>The windows of a make-up day, whatever weekday it is.</summary>
    public ImmutableArray<WorkingWindow> MakeUp { get; }

    /// <summary>The windows of a weekday in order; empty on a rest day.</summary>
    public ImmutableArray<WorkingWindow> On(DayOfWeek day) => _days[(int)day];

    /// <summary>
    /// Hours from windows per weekday. Refused with <c>calendar.hours</c> when windows of a day overlap or run backwards,
    /// or when the whole week has no window (nothing would ever fall due).
    /// </summary>
    public static Result<WeeklyHours> Of(IReadOnlyDictionary<DayOfWeek, ImmutableArray<WorkingWindow>> week, ImmutableArray<WorkingWindow> makeUp)
    {
        var days = new ImmutableArray<WorkingWindow>[7];
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            days[(int)day] = week.TryGetValue(day, out var windows) ? windows : [];
            if (!AreInOrder(days[(int)day])) return Refusal("Fault.Hours.Order", day.ToString());
        }
        if (!AreInOrder(makeUp)) return Refusal("Fault.Hours.Order", "MakeUp");
        if (days.All(windows => windows.IsEmpty)) return Refusal("Fault.Hours.Empty", null);
        return new WeeklyHours(days, makeUp);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; refused as in <see cref="Of"/>.</summary>
    public static Result<WeeklyHours> Read(string text)
    {
        var days = new Dictionary<DayOfWeek, ImmutableArray<WorkingWindow>>();
        ImmutableArray<WorkingWindow> makeUp = [];
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, list) = (part.Split('=')[0], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (ReadWindows(list) is not { } windows) return Refusal("Fault.Hours.Order", null);
            if (string.Equals(name, MakeUpName, StringComparison.Ordinal)) makeUp = windows;
            else if (Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day)) days[day] = windows;
        }
        return Of(days, makeUp);
    }

    /// <summary>Reads the windows of a day as people write them, <c>7:30-11:30, 13:00-17:00</c>; nothing is a rest day, null is a fault.</summary>
    public static ImmutableArray<WorkingWindow>? ReadWindows(string? text)
    {
        var windows = ImmutableArray.CreateBuilder<WorkingWindow>();
        foreach (var part in (text ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!WorkingWindow.TryParse(part, out var window)) return null;
            windows.Add(window);
        }
        return windows.ToImmutable();
    }

    /// <summary>The hours in one line, from Monday on, the make-up day last: <c>monday=07:30-11:30,13:00-17:00;…</c>.</summary>
    public override string ToString()
    {
        var parts = Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7)).Select(day => $"{day.ToString().ToLowerInvariant()}={string.Join(',', On(day))}");
        return string.Join(';', parts.Append($"{MakeUpName}={string.Join(',', MakeUp)}"));
    }

    /// <inheritdoc/>
    public bool Equals(WeeklyHours? other) =>
        other is not null && MakeUp.SequenceEqual(other.MakeUp) && _days.Zip(other._days).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MakeUp.Length, _days.Sum(windows => windows.Length));

    private static bool AreInOrder(ImmutableArray<WorkingWindow> windows)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            if (windows[i].Start >= windows[i].End || (i > 0 && windows[i].Start < windows[i - 1].End)) return false;
        }
        return true;
    }

    private static Fault Refusal(string key, string? field) =>
        new("calendar.hours", CalendarWords.Get(null, key, field is null ? "" : CalendarWords.Get(null, "Day." + field)), field);

    private static WeeklyHours BuildStandard()
    {
        ImmutableArray<WorkingWindow> day = [new(new(7, 30), new(11, 30)), new(new(13, 0), new(17, 0))];
        var days = new ImmutableArray<WorkingWindow>[7];
        for (var i = 0; i < 7; i++) days[i] = i is 0 or 6 ? [] : day;
        return new(days, day);
    }
}
