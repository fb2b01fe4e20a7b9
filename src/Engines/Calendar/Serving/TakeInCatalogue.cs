using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Saola.Data;
using Saola.Engines.Calendar.Catalogue;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Calendar;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar.Serving;

/// <summary>Faults of files that were refused when this node started; shown to the administrator.</summary>
internal sealed class CatalogueFaults
{
    public ImmutableArray<CatalogueFault> Found { get; set; } = [];
}

/// <summary>
/// Takes the files of <c>catalog/calendars</c> into the database when the program starts, so that all nodes count by the same days and the
/// last good text of a broken file serves. Days that have changed are an act, as if an administrator had changed them.
/// </summary>
internal sealed class TakeInCatalogue(
    AppDbContext db, UnitOfWork work, CalendarStore store, CalendarChanges changes, Calendars calendars, CatalogueSource source, ILogger<TakeInCatalogue> log)
    : IStartupTask
{
    /// <summary>The whole calendar, where an act is about no single day.</summary>
    private static readonly Subject TheCalendar = new("calendar", new Guid("01997c00-0000-7000-8000-000000000001"));

    private static readonly Result Unchanged = Result.Refused("calendar.unchanged", "Nothing to take in: rolls the raised version back.");

    public int Order => 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await work.RunAsync(TakeInAsync, cancellationToken);
        await calendars.RefreshAsync(cancellationToken);
        foreach (var fault in source.Faults.Found) log.LogWarning("Calendar file refused, the last good one serves: {Fault}", fault);
    }

    private async Task<Result> TakeInAsync(CancellationToken cancellationToken)
    {
        var version = await store.NextVersionAsync(cancellationToken);
        var before = await store.LoadAsync(cancellationToken);
        var rows = await db.Set<CatalogueFileRow>().ToDictionaryAsync(row => row.Name, cancellationToken);
        IReadOnlyDictionary<string, string> lastGood = rows.Count == 0 ? CalendarCatalogue.ShippedFiles : rows.ToDictionary(row => row.Key, row => row.Value.Text);
        var content = CalendarCatalogue.Read(CalendarCatalogue.FilesIn(source.Folder), lastGood);
        source.Faults.Found = content.Faults;
        if (!Store(rows, content.Serving)) return Unchanged;
        await db.SaveChangesAsync(cancellationToken);
        var after = await store.LoadAsync(cancellationToken);
        var days = rows.Count == 0 ? [] : CalendarChanges.Differences(before.Set.Standard.Days, after.Set.Standard.Days);
        var (isNew, newHours) = (version == 1, HoursChanged(before, after));
        await changes.RecordAsync(
            new ActDraft { Kind = "calendar.take_in_catalogue", Subject = TheCalendar },
            new CalendarDraft(version, CalendarScope.Catalogue, days) { AllDays = newHours, Notifies = !isNew && (days.Count > 0 || newHours) }, cancellationToken);
        return Result.Done;
    }

    private bool Store(Dictionary<string, CatalogueFileRow> rows, ImmutableSortedDictionary<string, string> serving)
    {
        var changed = false;
        foreach (var (name, text) in serving)
        {
            if (rows.TryGetValue(name, out var row))
            {
                if (string.Equals(row.Text, text, StringComparison.Ordinal)) continue;
                (row.Text, row.AcceptedAt) = (text, source.Clock.Now());
            }
            else db.Add(new CatalogueFileRow { Name = name, Text = text, AcceptedAt = source.Clock.Now() });
            changed = true;
        }
        foreach (var gone in rows.Values.Where(row => !serving.ContainsKey(row.Name)))
        {
            db.Remove(gone);
            changed = true;
        }
        return changed;
    }

    private static bool HoursChanged(CalendarSnapshot before, CalendarSnapshot after) =>
        !before.Set.Standard.Hours.Equals(after.Set.Standard.Hours)
        || before.Set.Units.Union(after.Set.Units).Any(unit => !before.Set.For(unit).Hours.Equals(after.Set.For(unit).Hours));
}

/// <summary>Where the catalogue is read from.</summary>
internal sealed record CatalogueSource(string Folder, TimeProvider Clock, CatalogueFaults Faults);
