using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Calendar;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Editing;

/// <summary>An administrator takes an edit away: what the catalogue says of the day rules again.</summary>
internal sealed record RestoreDayInput(DateOnly Date, string? Reason, int SeenVersion);

/// <summary>Carries <see cref="RestoreDayInput"/> out.</summary>
internal sealed class RestoreDay(AppDbContext db, CalendarEdit edits, CalendarChanges changes, CalendarStore store)
{
    public async Task<Result> HandleAsync(RestoreDayInput input, CancellationToken cancellationToken)
    {
        var reason = VietnameseText.Clean(input.Reason);
        var faults = new List<Fault>();
        EditRules.Reason(faults, reason, DayLimits.Reason);
        if (faults.Count > 0) return Result.Refused(faults);
        return await edits.RunAsync(token => RestoreAsync(input with { Reason = reason }, token), cancellationToken);
    }

    private async Task<Result> RestoreAsync(RestoreDayInput input, CancellationToken cancellationToken)
    {
        var number = await store.NextVersionAsync(cancellationToken);
        var edit = await db.Set<DayEdit>().FirstOrDefaultAsync(row => row.Date == input.Date, cancellationToken);
        if (edit is null || edit.RowVersion != input.SeenVersion) return EditRules.ChangedMeanwhile();
        var after = (await store.LoadAsync(cancellationToken)).Catalogue.Days.FirstOrDefault(day => day.Date == input.Date);
        db.Remove(edit);
        await changes.RecordAsync(
            new ActDraft { Kind = "calendar.restore_day", Subject = new Subject("calendar_day", edit.Id), Reason = input.Reason },
            new CalendarDraft(number, CalendarScope.Day, [CalendarChanges.Changed(input.Date, edit.Fact, after)]), cancellationToken);
        return Result.Done;
    }
}
