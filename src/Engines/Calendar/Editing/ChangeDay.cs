using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Calendar;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Editing;

/// <summary>
/// An administrator says what a day is, over the catalogue: a notice came, or a day is taken away (Labour Code 45/2019/QH14 art. 112;
/// swapped days by decision of the Prime Minister). Open cases are counted again after commit.
/// </summary>
internal sealed record ChangeDayInput
{
    public required DateOnly? Date { get; init; }

    /// <summary>What kind of day; null with <see cref="IsOrdinary"/> alone.</summary>
    public DayKind? Kind { get; init; }

    /// <summary>An ordinary day of the week: what the catalogue says is taken away.</summary>
    public bool IsOrdinary { get; init; }
    public string? Name { get; init; }
    public string? EnglishName { get; init; }
    public string? Source { get; init; }
    public DayStatus Status { get; init; } = DayStatus.Announced;
    public required string? Reason { get; init; }

    /// <summary>Version of the edit that the administrator saw; 0 when there was none.</summary>
    public int SeenVersion { get; init; }
}

/// <summary>Carries <see cref="ChangeDayInput"/> out.</summary>
internal sealed class ChangeDay(AppDbContext db, CalendarEdit edits, CalendarStore store, CalendarChanges changes, TimeProvider clock)
{
    public async Task<Result> HandleAsync(ChangeDayInput input, CancellationToken cancellationToken)
    {
        var clean = input with
        {
            Name = VietnameseText.Clean(input.Name), EnglishName = VietnameseText.Clean(input.EnglishName) is { Length: > 0 } english ? english : null,
            Source = VietnameseText.Clean(input.Source), Reason = VietnameseText.Clean(input.Reason),
        };
        var faults = Check(clean);
        if (faults.Count > 0) return Result.Refused(faults);
        return await edits.RunAsync(token => ChangeAsync(clean, clean.Date!.Value, token), cancellationToken);
    }

    private static List<Fault> Check(ChangeDayInput input)
    {
        var faults = new List<Fault>();
        if (input.Date is not { } date || date < WorkingCalendar.FirstDay || date > WorkingCalendar.LastDay)
            faults.Add(EditRules.Fault("date", "Fault.Edit.Date", "Date", WorkingCalendar.FirstDay.Year, WorkingCalendar.LastDay.Year));
        else if (input.Kind is { } kind && !kind.Fits(date))
            faults.Add(EditRules.Fault("week", "Fault.File.Week." + kind, "Kind", VietnameseFormats.Day(date)));
        if (input.Kind is null && !input.IsOrdinary) faults.Add(EditRules.Fault("kind", "Fault.Edit.Kind", "Kind"));
        if (!input.IsOrdinary)
        {
            EditRules.Text(faults, input.Name, DayLimits.Name, "Name");
            EditRules.Length(faults, input.EnglishName, DayLimits.Name, "EnglishName");
            EditRules.Text(faults, input.Source, DayLimits.Source, "Source");
        }
        EditRules.Reason(faults, input.Reason, DayLimits.Reason);
        return faults;
    }

    private async Task<Result> ChangeAsync(ChangeDayInput input, DateOnly date, CancellationToken cancellationToken)
    {
        var number = await store.NextVersionAsync(cancellationToken);
        var before = (await store.LoadAsync(cancellationToken)).Set.Standard.FactOn(date);
        var edit = await db.Set<DayEdit>().FirstOrDefaultAsync(row => row.Date == date, cancellationToken);
        if ((edit?.RowVersion ?? 0) != input.SeenVersion) return EditRules.ChangedMeanwhile();
        edit ??= Added(date);
        (edit.Kind, edit.Status, edit.Reason, edit.ChangedAt) = (input.Kind, input.Status, input.Reason!, clock.Now());
        (edit.Name, edit.EnglishName, edit.Source) = (input.Name ?? "", input.EnglishName, input.Source ?? "");
        if (edit.RowVersion == 0) edit.RowVersion = 1;
        await changes.RecordAsync(
            new ActDraft { Kind = "calendar.change_day", Subject = new Subject("calendar_day", edit.Id), Reason = input.Reason },
            new CalendarDraft(number, CalendarScope.Day, [CalendarChanges.Changed(date, before, edit.Fact)]), cancellationToken);
        return Result.Done;
    }

    private DayEdit Added(DateOnly date)
    {
        var edit = new DayEdit { Id = Ids.New(clock), Date = date, Name = "", Source = "", Reason = "", ChangedAt = clock.Now() };
        db.Add(edit);
        return edit;
    }
}
