using System.Globalization;

namespace Saola.Engines.Calendar;

/// <summary>What makes a day differ from the week (domain: Labour Code 45/2019/QH14 art. 111 and 112, yearly notices).</summary>
public enum DayKind
{
    /// <summary>Ngày lễ, tết.</summary>
    Holiday,

    /// <summary>Nghỉ bù: the day off for a holiday that fell on a weekly rest day.</summary>
    Compensation,

    /// <summary>Nghỉ hoán đổi: a working day given off, worked on another day.</summary>
    SwapOff,

    /// <summary>Làm bù: a rest day that is worked in exchange. It is a working day.</summary>
    MakeUpWork,
}

/// <summary>Rules of the kinds of days.</summary>
internal static class DayKinds
{
    /// <summary>Work is made up on a rest day; a day off in lieu or by swap is taken from the working week. A holiday may fall anywhere.</summary>
    public static bool Fits(this DayKind kind, DateOnly date) =>
        kind == DayKind.Holiday || (kind == DayKind.MakeUpWork) == WeeklyHours.Standard.On(date.DayOfWeek).IsEmpty;
}

/// <summary>How sure a day is.</summary>
public enum DayStatus
{
    /// <summary>Fixed by the law itself.</summary>
    Statutory,

    /// <summary>Announced in a notice of the competent authority.</summary>
    Announced,

    /// <summary>Expected; the notice is not out yet. Provisional.</summary>
    Forecast,

    /// <summary>Reported, but its legal text was not at hand. Provisional.</summary>
    Unverified,
}

/// <summary>A day that differs from the week, as a fact with its source.</summary>
public sealed record CalendarDay
{
    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What kind of day.</summary>
    public required DayKind Kind { get; init; }

    /// <summary>Its name in Vietnamese.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English, or null where nobody wrote one.</summary>
    public string? EnglishName { get; init; }

    /// <summary>The law or notice that it rests on.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required DayStatus Status { get; init; }

    /// <summary>Whether it counts as it stands but may still change; every due date that it touches says so.</summary>
    public bool IsProvisional => Status is DayStatus.Forecast or DayStatus.Unverified;

    /// <summary>Whether it is worked.</summary>
    public bool IsWorked => Kind == DayKind.MakeUpWork;

    /// <summary>The name in the language of <paramref name="culture"/>.</summary>
    public string NameIn(CultureInfo? culture = null) => CalendarWords.IsEnglish(culture) ? EnglishName ?? Name : Name;
}
