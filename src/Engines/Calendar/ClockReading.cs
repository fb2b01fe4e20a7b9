using System.Globalization;

namespace Saola.Engines.Calendar;

/// <summary>Where the clock of a case stands: the deadline badge has one look for each (look: status vocabulary).</summary>
public enum ClockState
{
    /// <summary>Two working days or more are left.</summary>
    Running,

    /// <summary>Less than two days are left.</summary>
    DueSoon,

    /// <summary>The due date is today.</summary>
    DueToday,

    /// <summary>The due date has passed.</summary>
    Overdue,

    /// <summary>The clock stands: the citizen's time.</summary>
    Paused,

    /// <summary>The regulation sets no term.</summary>
    NoTerm,

    /// <summary>Finished by the due date.</summary>
    FinishedInTime,

    /// <summary>Finished after the due date.</summary>
    FinishedLate,

    /// <summary>Finished; there was no term.</summary>
    Finished,
}

/// <summary>The clock of a case at one instant.</summary>
public sealed record ClockReading
{
    /// <summary>The due instant (UTC); null without a term. While a pause is open: as if the clock ran again now.</summary>
    public required DateTimeOffset? Due { get; init; }

    /// <summary>The effective reception (UTC).</summary>
    public required DateTimeOffset Effective { get; init; }

    /// <summary>Whether a day that may still change was counted.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>Where the clock stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>What is left until the due date (or was, at the finish): working time for terms in hours and working days, else calendar time.</summary>
    public required WorkingSpan Left { get; init; }

    /// <summary>By how much the due date has passed; zero when it has not.</summary>
    public required WorkingSpan Overdue { get; init; }

    /// <summary>Working time that the authority has used.</summary>
    public required WorkingSpan AgencyTime { get; init; }

    /// <summary>Working time in which the clock stood and the citizen was awaited.</summary>
    public required WorkingSpan CitizenTime { get; init; }

    /// <summary>The words of the deadline badge: <c>còn 3 ngày 2 giờ</c>, <c>quá 1 ngày 3 giờ</c>, <c>dừng, còn 4 ngày</c>, <c>sớm 2 ngày</c>.</summary>
    public string Words(CultureInfo? culture = null) => State switch
    {
        ClockState.FinishedInTime when Left.Minutes == 0 => CalendarWords.Get(culture, "Clock.OnTime"),
        ClockState.Paused when Overdue.Minutes > 0 => CalendarWords.Get(culture, "Clock.PausedLate", Overdue.Words(culture)),
        ClockState.NoTerm or ClockState.Finished => CalendarWords.Get(culture, "Clock." + State),
        ClockState.Overdue or ClockState.FinishedLate => CalendarWords.Get(culture, "Clock." + State, Overdue.Words(culture)),
        _ => CalendarWords.Get(culture, "Clock." + State, Left.Words(culture)),
    };
}
