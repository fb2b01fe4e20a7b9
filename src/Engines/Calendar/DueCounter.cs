namespace Saola.Engines.Calendar;

/// <summary>
/// Counts one due date by the six rules of docs/calendar.md (Civil Code 91/2015/QH13 art. 147 and 148, the published term of the procedure).
/// With a log it also writes down how; without one it allocates next to nothing.
/// </summary>
internal sealed class DueCounter(WorkingCalendar calendar, DueRequest request, CountingLog? log)
{
    private bool _provisional;

    public DueDate Count()
    {
        var from = WorkingCalendar.LocalTicks(request.From);
        var effective = calendar.EffectiveLocal(from, request.CutOff);
        Touch(from, effective);
        log?.Reception(from, effective, request.CutOff);
        if (request.Term.IsNone)
        {
            log?.NoTerm();
            return new(null, WorkingCalendar.Instant(effective), _provisional);
        }
        var stops = Stops.Merge(request.Pauses, effective, request.Now);
        var at = effective;
        foreach (var phase in request.Term.Phases) at = EndOf(phase, at, stops);
        log?.Due(at);
        return new(WorkingCalendar.Instant(at), WorkingCalendar.Instant(effective), _provisional);
    }

    private long EndOf(TermPhase phase, long start, List<(long Start, long End)> stops)
    {
        var due = EndWithoutPauses(phase, start);
        log?.Phase(phase, start, due);
        foreach (var stop in stops)
        {
            if (stop.Start >= due) break;
            if (stop.End <= start) continue;
            var before = due;
            due = IsInWorkingTime(phase) ? MovedByWorkingTime(due, Math.Max(stop.Start, start), stop.End) : MovedByDays(due, Math.Max(stop.Start, start), stop.End);
            log?.Paused(phase, (Math.Max(stop.Start, start), stop.End), before, due);
        }
        return due;
    }

    private long EndWithoutPauses(TermPhase phase, long start)
    {
        var day = WorkingCalendar.DateOf(start);
        switch (phase.Unit)
        {
            case TermUnit.WorkingHours: return Passed(start, calendar.AddLocal(start, phase.Amount * TimeSpan.TicksPerHour));
            case TermUnit.WorkingDays: return Passed(start, calendar.CloseOfWorkingDayAfter(day, phase.Amount));
            case TermUnit.CalendarDays: return Landed(day.AddDays(phase.Amount));
            case TermUnit.Months: return Landed(day.AddMonths(phase.Amount));
            default: throw new InvalidOperationException($"Unknown unit {phase.Unit}.");
        }
    }

    /// <summary>Rule 6 for hours and working days: the due instant moves on by the working time inside the pause.</summary>
    private long MovedByWorkingTime(long due, long start, long end) =>
        Passed(start, calendar.AddLocal(due, calendar.TicksUntil(end) - calendar.TicksUntil(start)));

    /// <summary>Rule 6 for days and months: it moves on by the calendar days from the first date to the last, then off a rest day.</summary>
    private long MovedByDays(long due, long start, long end)
    {
        var days = WorkingCalendar.DateOf(end).DayNumber - WorkingCalendar.DateOf(start).DayNumber;
        return days == 0 ? due : Landed(WorkingCalendar.DateOf(due).AddDays(days));
    }

    /// <summary>Rule 4: an end on a rest day moves to the next working day, at the end of its last window.</summary>
    private long Landed(DateOnly day)
    {
        var close = calendar.CloseFrom(day);
        Touch(WorkingCalendar.StartOf(day), close);
        log?.Landed(day, WorkingCalendar.DateOf(close));
        return close;
    }

    private long Passed(long start, long end)
    {
        Touch(start, end);
        return end;
    }

    private void Touch(long first, long last)
    {
        var (from, to) = (WorkingCalendar.DateOf(first), WorkingCalendar.DateOf(last));
        _provisional |= calendar.IsProvisional(from, to);
        log?.Touched(from, to);
    }

    private static bool IsInWorkingTime(TermPhase phase) => phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays;
}
