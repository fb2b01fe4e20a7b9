using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A row of a list as people read it.</summary>
/// <param name="Row">The dossier.</param>
/// <param name="Deadline">Time left, over, or standing; null when nothing counts.</param>
/// <param name="Time">Share of the time used, 0 to 100; null without a term.</param>
/// <param name="Work">Share of the work done, 0 to 100.</param>
/// <param name="StepName">Name of the present step.</param>
/// <param name="Holder">Who holds it: a person, or the unit.</param>
/// <param name="StepDeadline">Time left for the present step, over or standing; null when it has no term of its own.</param>
internal sealed record CaseLine(CaseRow Row, Deadline? Deadline, double? Time, double Work, string StepName, string Holder, Deadline? StepDeadline)
{
    /// <summary>Late by the authority's clock.</summary>
    public bool IsLate => Deadline?.Kind == DeadlineKind.Over && Row.EndedAt is null;
}

/// <summary>Dresses rows for a screen: one look-up of people for the whole page, the clock from what the row holds.</summary>
internal sealed class CaseLines(ICalendars calendars, IDirectory directory, IUnits units, ProcedureCatalogue catalogue, TimeProvider clock)
{
    private const int DayMinutes = WorkingSpan.WorkingDayMinutes;

    public async Task<IReadOnlyList<CaseLine>> OfAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var people = await directory.PeopleAsync([.. rows.Select(r => r.AssigneeId).OfType<Guid>().Distinct()], cancellationToken);
        var now = clock.Now();
        return [.. rows.Select(row => Line(row, people, now))];
    }

    /// <summary>Name of the present step of a dossier; empty when it is at none.</summary>
    public string StepName(CaseRow row) => StepsOf(row).Find(s => s.Id == row.StepId)?.Name ?? "";

    /// <summary>The deadline badge of one dossier.</summary>
    public Deadline? DeadlineOf(CaseRow row)
    {
        if (DueOf(row) is not { } due) return null;
        var unit = row.AcceptedAt is null ? row.StepUnit : row.UnitCode;
        if (row.EndedAt is not { } ended) return Until(unit, due, row.PausedAt);
        return row.Outcome == CaseOutcome.None ? null : Ended(calendars.For(unit), ended, due);
    }

    /// <summary>The badge of an instant that runs on the calendar of a unit.</summary>
    public Deadline Until(string? unitCode, DateTimeOffset due, DateTimeOffset? paused = null)
    {
        var (now, calendar) = (clock.Now(), calendars.For(unitCode));
        if (paused is { } since) return Deadline.Paused(Stretch(calendar.WorkingTime(since, due)));
        return now > due
            ? Deadline.Over(Stretch(calendar.WorkingTime(due, now)))
            : Deadline.Left(Stretch(calendar.WorkingTime(now, due)), VietnamTime.Day(now) == VietnamTime.Day(due));
    }

    /// <summary>How much working time of a unit has run since an instant; zero before it.</summary>
    public WorkingSpan Late(string? unitCode, DateTimeOffset due) => WorkingSpan.Working(calendars.For(unitCode).WorkingTime(due, clock.Now()));

    private Deadline? StepDeadlineOf(CaseRow row) => row is { EndedAt: null, AcceptedAt: not null, StepDueAt: { } due } ? Until(row.StepUnit, due, row.PausedAt) : null;

    private CaseLine Line(CaseRow row, IReadOnlyDictionary<Guid, PersonCard> people, DateTimeOffset now)
    {
        var steps = StepsOf(row);
        var index = steps.FindIndex(s => s.Id == row.StepId);
        var work = row.EndedAt is not null ? 100 : index > 0 ? 100.0 * index / steps.Count : 0;
        var holder = row.AssigneeId is { } id && people.TryGetValue(id, out var person) ? person.FullName : row.StepUnit is { } unit ? units.NameOf(unit) : "";
        return new CaseLine(row, DeadlineOf(row), TimeShare(row, now), work, index < 0 ? "" : steps[index].Name, holder, StepDeadlineOf(row));
    }

    private List<WorkflowStep> StepsOf(CaseRow row) =>
        catalogue.Current(row.TypeCode, clock.Today())?.Workflow.Where(s => s.Kind != StepKind.Opinions && !s.Optional).ToList() ?? [];

    private double? TimeShare(CaseRow row, DateTimeOffset now)
    {
        if (DueOf(row) is not { } due) return null;
        var calendar = calendars.For(row.UnitCode);
        var whole = calendar.WorkingTime(row.AcceptedAt ?? row.FiledAt, due);
        var used = calendar.WorkingTime(row.AcceptedAt ?? row.FiledAt, row.EndedAt ?? row.PausedAt ?? now);
        return whole <= TimeSpan.Zero ? 100 : Math.Min(100, 100 * used / whole);
    }

    private static DateTimeOffset? DueOf(CaseRow row) => row.AcceptedAt is null ? row.ReceptionDueAt : row.DueAt;

    private static Deadline Ended(WorkingCalendar calendar, DateTimeOffset ended, DateTimeOffset due) => ended <= due
        ? Deadline.Early(Stretch(calendar.WorkingTime(ended, due)))
        : Deadline.Over(Stretch(calendar.WorkingTime(due, ended)));

    private static Stretch Stretch(TimeSpan working)
    {
        var minutes = (int)Math.Min(int.MaxValue, working.TotalMinutes);
        return new Stretch(minutes / DayMinutes, minutes % DayMinutes / 60, minutes % 60);
    }
}
