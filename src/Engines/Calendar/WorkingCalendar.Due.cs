namespace Saola.Engines.Calendar;

/// <summary>Due dates, and where a clock stands.</summary>
public sealed partial class WorkingCalendar
{
    /// <summary>The due date of a request. Throws when a pause is open and no present instant is given.</summary>
    public DueDate Due(DueRequest request) => new DueCounter(this, request, null).Count();

    /// <summary>The due date of a term that runs from <paramref name="from"/>, the clock stopped in <paramref name="pauses"/> (all closed).</summary>
    public DueDate Due(DateTimeOffset from, Term term, IReadOnlyList<Pause>? pauses = null) =>
        Due(new DueRequest { From = from, Term = term, Pauses = pauses ?? [] });

    /// <summary>The due date and how it was counted; slower than <see cref="Due(DueRequest)"/>, for one case on a screen.</summary>
    public DueExplanation Explain(DueRequest request)
    {
        var log = new CountingLog(this, request);
        var date = new DueCounter(this, request, log).Count();
        return new(date, log.ProvisionalDays, log.Steps);
    }

    /// <summary>
    /// Where the clock of a case stands at <paramref name="now"/>, or stood when it was finished: the due date, what is left or overdue,
    /// and the agency's and the citizen's time apart. An open pause ends now (or at the finish).
    /// </summary>
    public ClockReading Read(DueRequest request, DateTimeOffset now, DateTimeOffset? finished = null)
    {
        var end = finished is { } done && done < now ? done : now;
        var due = Due(request with { Now = end });
        var (effective, until) = (LocalTicks(due.Effective), LocalTicks(end));
        long citizen = 0;
        foreach (var stop in Stops.Merge(request.Pauses, effective, end))
        {
            citizen += Math.Max(0, TicksUntil(Math.Min(stop.End, until)) - TicksUntil(Math.Min(stop.Start, until)));
        }
        var agency = Math.Max(0, TicksUntil(until) - TicksUntil(effective) - citizen);
        return new ClockReading
        {
            Due = due.Due,
            Effective = due.Effective,
            IsProvisional = due.IsProvisional,
            State = State(request, due.Due, end, finished is not null),
            Left = Span(request.Term, end, due.Due),
            Overdue = due.Due is { } limit ? Span(request.Term, limit, end) : WorkingSpan.Zero,
            AgencyTime = WorkingSpan.Working(new TimeSpan(agency)),
            CitizenTime = WorkingSpan.Working(new TimeSpan(citizen)),
        };
    }

    private WorkingSpan Span(Term term, DateTimeOffset from, DateTimeOffset? to) => to is not { } end
        ? WorkingSpan.Zero
        : term.IsInWorkingTime ? WorkingSpan.Working(WorkingTime(from, end)) : WorkingSpan.OfCalendar(end - from);

    private ClockState State(DueRequest request, DateTimeOffset? due, DateTimeOffset now, bool finished)
    {
        if (due is not { } limit) return finished ? ClockState.Finished : ClockState.NoTerm;
        if (finished) return now > limit ? ClockState.FinishedLate : ClockState.FinishedInTime;
        if (request.Pauses.Any(pause => pause.IsOpen && pause.Start <= now)) return ClockState.Paused;
        if (now > limit) return ClockState.Overdue;
        if (DateOf(LocalTicks(limit)) == DateOf(LocalTicks(now))) return ClockState.DueToday;
        var left = Span(request.Term, now, limit);
        return left.Minutes < 2L * left.MinutesPerDay ? ClockState.DueSoon : ClockState.Running;
    }
}
