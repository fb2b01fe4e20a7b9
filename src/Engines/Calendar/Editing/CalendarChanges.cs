using Saola.Engines.Calendar.Catalogue;
using Saola.Engines.Ledger;
using Saola.Events.Calendar;

namespace Saola.Engines.Calendar.Editing;

/// <summary>What a change did.</summary>
internal sealed record CalendarDraft(long Version, CalendarScope Scope, IReadOnlyList<ChangedDay> Days)
{
    public string? Unit { get; init; }
    public string? HoursBefore { get; init; }
    public string? HoursAfter { get; init; }

    /// <summary>Whether every day counts differently: hours were changed.</summary>
    public bool AllDays { get; init; }

    /// <summary>Whether anything counts differently, so that dependants must count again.</summary>
    public bool Notifies { get; init; } = true;
}

/// <summary>What all changes of the calendar have in common: the act with its event, and word to those who depend on it.</summary>
internal sealed class CalendarChanges(ActRecorder acts, IEnumerable<ICalendarDependant> dependants)
{
    /// <summary>Must run inside the unit of work of the change.</summary>
    public async Task RecordAsync(ActDraft act, CalendarDraft draft, CancellationToken cancellationToken)
    {
        var (first, last) = draft.AllDays || draft.Days.Count == 0
            ? (WorkingCalendar.FirstDay, WorkingCalendar.LastDay)
            : (draft.Days.Min(day => day.Date), draft.Days.Max(day => day.Date));
        var changed = new CalendarChanged
        {
            Version = draft.Version, Scope = draft.Scope, FirstDay = first, LastDay = last, Unit = draft.Unit, Days = draft.Days,
            HoursBefore = draft.HoursBefore, HoursAfter = draft.HoursAfter,
        };
        var actId = await acts.RecordAsync(act, changed, cancellationToken);
        if (!draft.Notifies) return;
        var unit = draft.Unit is Model.HoursEdit.Everyone ? null : draft.Unit;
        foreach (var dependant in dependants) await dependant.CalendarChangedAsync(new(draft.Version, first, last, unit, actId), cancellationToken);
    }

    /// <summary>The days that differ between two calendars.</summary>
    public static IReadOnlyList<ChangedDay> Differences(IEnumerable<CalendarDay> before, IEnumerable<CalendarDay> after)
    {
        var (old, now) = (before.ToDictionary(day => day.Date), after.ToDictionary(day => day.Date));
        return
        [
            .. old.Keys.Union(now.Keys).Order()
                .Where(date => !Equals(old.GetValueOrDefault(date), now.GetValueOrDefault(date)))
                .Select(date => Changed(date, old.GetValueOrDefault(date), now.GetValueOrDefault(date))),
        ];
    }

    /// <summary>A day as it was and as it is.</summary>
    public static ChangedDay Changed(DateOnly date, CalendarDay? before, CalendarDay? after) =>
        new(date, Code(before?.Kind), Code(after?.Kind), after?.Name, after?.Source, after?.IsProvisional ?? false);

    private static string? Code(DayKind? kind) => kind is null ? null : CalendarYearReader.Kinds.First(known => known.Value == kind).Key;
}
