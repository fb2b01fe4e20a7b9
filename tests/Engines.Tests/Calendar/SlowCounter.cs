using Saola.Engines.Calendar;

namespace Saola.Engines.Tests.Calendar;

/// <summary>
/// The rules counted again, minute by minute and day by day, on nothing but a table of days: the yardstick for the fast calendar.
/// It shares no code with it. Knows whole minutes and the standard windows only.
/// </summary>
internal sealed class SlowCounter(IEnumerable<CalendarDay> days)
{
    private readonly Dictionary<DateOnly, bool> _worked = days.ToDictionary(day => day.Date, day => day.Kind == DayKind.MakeUpWork);

    public bool IsWorked(DateOnly day) =>
        _worked.TryGetValue(day, out var worked) ? worked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool IsWorked(DateTime minute)
    {
        var clock = (minute.Hour * 60) + minute.Minute;
        return (clock is (>= 450 and < 690) or (>= 780 and < 1020)) && IsWorked(DateOnly.FromDateTime(minute));
    }

    public DateTime Effective(DateTime from)
    {
        while (!IsWorked(from)) from = from.AddMinutes(1);
        return from;
    }

    public int WorkedMinutes(DateTime from, DateTime to)
    {
        var count = 0;
        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
        {
            if (IsWorked(minute)) count++;
        }
        return count;
    }

    public DateTime Due(DateTime from, Term term, IReadOnlyList<(DateTime Start, DateTime End)> pauses)
    {
        var at = Effective(from);
        foreach (var phase in term.Phases)
        {
            var start = at;
            var paused = PausedMinutes(start, pauses);
            at = phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays
                ? InWorkingTime(WithoutPauses(phase, start), paused)
                : InDays(WithoutPauses(phase, start), paused);
        }
        return at;
    }

    private DateTime WithoutPauses(TermPhase phase, DateTime start)
    {
        var day = DateOnly.FromDateTime(start);
        switch (phase.Unit)
        {
            case TermUnit.WorkingHours:
                return Forward(start, phase.Amount * 60);
            case TermUnit.WorkingDays:
                for (var left = phase.Amount; left > 0;)
                {
                    day = day.AddDays(1);
                    if (IsWorked(day)) left--;
                }
                return Close(day);
            case TermUnit.CalendarDays:
                return Close(day.AddDays(phase.Amount));
            default:
                return Close(day.AddMonths(phase.Amount));
        }
    }

    /// <summary>Each paused minute of work before the due instant so far pushes it on, which may bring further pauses in.</summary>
    private DateTime InWorkingTime(DateTime due, List<(DateTime Start, DateTime End)> runs)
    {
        foreach (var (start, end) in runs)
        {
            if (start < due) due = Forward(due, WorkedMinutes(start, end));
        }
        return due;
    }

    private DateTime InDays(DateTime due, List<(DateTime Start, DateTime End)> runs)
    {
        foreach (var (start, end) in runs)
        {
            if (start < due) due = Close(DateOnly.FromDateTime(due).AddDays((end.Date - start.Date).Days));
        }
        return due;
    }

    /// <summary>The minutes in any pause as a set, read back as unbroken runs.</summary>
    private static List<(DateTime Start, DateTime End)> PausedMinutes(DateTime from, IReadOnlyList<(DateTime Start, DateTime End)> pauses)
    {
        var minutes = new SortedSet<DateTime>();
        foreach (var (start, end) in pauses)
        {
            for (var minute = start; minute < end; minute = minute.AddMinutes(1))
            {
                if (minute >= from) minutes.Add(minute);
            }
        }
        var runs = new List<(DateTime Start, DateTime End)>();
        foreach (var minute in minutes)
        {
            if (runs.Count > 0 && runs[^1].End == minute) runs[^1] = (runs[^1].Start, minute.AddMinutes(1));
            else runs.Add((minute, minute.AddMinutes(1)));
        }
        return runs;
    }

    private DateTime Forward(DateTime at, int minutes)
    {
        while (minutes > 0)
        {
            if (IsWorked(at)) minutes--;
            at = at.AddMinutes(1);
        }
        return at;
    }

    private DateTime Close(DateOnly day)
    {
        while (!IsWorked(day)) day = day.AddDays(1);
        return day.ToDateTime(new TimeOnly(17, 0));
    }
}
