namespace Saola.Events.Calendar;

/// <summary>Which part of the calendar was changed.</summary>
public enum CalendarScope
{
    /// <summary>A day: by an administrator.</summary>
    Day,

    /// <summary>The hours of a unit or of all: by an administrator.</summary>
    Hours,

    /// <summary>Files of the catalogue, read when the program starts.</summary>
    Catalogue,
}

/// <summary>A day as it was and as it is. Kinds are <c>holiday</c>, <c>compensation</c>, <c>swap_off</c>, <c>make_up_work</c>; null: an ordinary day of the week.</summary>
/// <param name="Date">The day.</param>
/// <param name="Before">Its kind before.</param>
/// <param name="After">Its kind now.</param>
/// <param name="Name">Its name now.</param>
/// <param name="Source">The law or notice that it rests on now.</param>
/// <param name="Provisional">Whether it may still change.</param>
public sealed record ChangedDay(DateOnly Date, string? Before, string? After, string? Name, string? Source, bool Provisional);

/// <summary>The calendar counts differently from now on; open cases are counted again, finished ones keep their dates.</summary>
[EventKind("calendar.changed")]
public sealed record CalendarChanged : IEvent
{
    /// <summary>Version of the calendar, raised by one at each change.</summary>
    public required long Version { get; init; }

    /// <summary>What was changed.</summary>
    public required CalendarScope Scope { get; init; }

    /// <summary>First day that counts differently.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day that counts differently.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Unit whose hours were changed; <c>*</c> for the standard hours, null when days were changed.</summary>
    public string? Unit { get; init; }

    /// <summary>The days that were changed.</summary>
    public IReadOnlyList<ChangedDay> Days { get; init; } = [];

    /// <summary>The hours before, as in the catalogue; null when the unit had none of its own.</summary>
    public string? HoursBefore { get; init; }

    /// <summary>The hours now; null when the unit has none of its own any more.</summary>
    public string? HoursAfter { get; init; }
}
