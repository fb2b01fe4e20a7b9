using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Calendar;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Editing;

/// <summary>An administrator sets the hours of a unit, or of all (<c>*</c>); without hours the catalogue's rule again.</summary>
internal sealed record ChangeHoursInput
{
    public required string? UnitCode { get; init; }

    /// <summary>Windows of each day as people write them; null: take the edit away.</summary>
    public required IReadOnlyDictionary<DayOfWeek, string?>? Week { get; init; }
    public string? MakeUp { get; init; }
    public string? Source { get; init; }
    public required string? Reason { get; init; }
    public int SeenVersion { get; init; }
}

/// <summary>Carries <see cref="ChangeHoursInput"/> out.</summary>
internal sealed class ChangeHours(AppDbContext db, CalendarEdit edits, CalendarStore store, CalendarChanges changes, IUnits units, TimeProvider clock)
{
    public async Task<Result> HandleAsync(ChangeHoursInput input, CancellationToken cancellationToken)
    {
        var clean = input with { Source = VietnameseText.Clean(input.Source), Reason = VietnameseText.Clean(input.Reason) };
        var faults = new List<Fault>();
        if (clean.UnitCode is not { Length: > 0 } unit || (unit != HoursEdit.Everyone && units.Find(unit) is null))
            faults.Add(EditRules.Fault("unit", "Fault.Edit.Unit", "UnitCode"));
        var hours = clean.Week is null ? null : Hours(clean, faults);
        if (clean.Week is not null) EditRules.Text(faults, clean.Source, DayLimits.Source, "Source");
        EditRules.Reason(faults, clean.Reason, DayLimits.Reason);
        if (faults.Count > 0) return Result.Refused(faults);
        return await edits.RunAsync(token => ChangeAsync(clean, hours, token), cancellationToken);
    }

    private static WeeklyHours? Hours(ChangeHoursInput input, List<Fault> faults)
    {
        var week = new Dictionary<DayOfWeek, ImmutableArray<WorkingWindow>>();
        foreach (var (day, text) in input.Week!) week[day] = Windows(text, day.ToString(), faults);
        var made = WeeklyHours.Of(week, Windows(input.MakeUp, "MakeUp", faults));
        if (!made.IsDone && faults.Count == 0) faults.AddRange(made.Faults);
        return made.IsDone ? made.Value : null;
    }

    private static ImmutableArray<WorkingWindow> Windows(string? text, string field, List<Fault> faults)
    {
        if (WeeklyHours.ReadWindows(text) is { } windows) return windows;
        faults.Add(EditRules.Fault("window", "Fault.File.Window", field, text));
        return [];
    }

    private async Task<Result> ChangeAsync(ChangeHoursInput input, WeeklyHours? hours, CancellationToken cancellationToken)
    {
        var number = await store.NextVersionAsync(cancellationToken);
        var unit = input.UnitCode!;
        var edit = await db.Set<HoursEdit>().FirstOrDefaultAsync(row => row.UnitCode == unit, cancellationToken);
        if ((edit?.RowVersion ?? 0) != input.SeenVersion || (edit is null && hours is null)) return EditRules.ChangedMeanwhile();
        var before = (await store.LoadAsync(cancellationToken)).Set.For(unit).Hours.ToString();
        var id = edit?.Id ?? Ids.New(clock);
        if (hours is null) db.Remove(edit!);
        else if (edit is null) db.Add(New(id, input, hours));
        else (edit.Hours, edit.Source, edit.Reason, edit.ChangedAt) = (hours.ToString(), input.Source!, input.Reason!, clock.Now());
        await changes.RecordAsync(
            new ActDraft { Kind = "calendar.change_hours", Subject = new Subject("calendar_hours", id), Reason = input.Reason },
            new CalendarDraft(number, CalendarScope.Hours, []) { Unit = unit, HoursBefore = before, HoursAfter = hours?.ToString(), AllDays = true }, cancellationToken);
        return Result.Done;
    }

    private HoursEdit New(Guid id, ChangeHoursInput input, WeeklyHours hours) => new()
    {
        Id = id, UnitCode = input.UnitCode!, Hours = hours.ToString(), Source = input.Source!, Reason = input.Reason!, ChangedAt = clock.Now(), RowVersion = 1,
    };
}
