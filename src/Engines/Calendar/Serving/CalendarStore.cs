using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar.Catalogue;
using Saola.Engines.Calendar.Model;

namespace Saola.Engines.Calendar.Serving;

/// <summary>The calendar of one version: catalogue, edits, and the set that they make together.</summary>
internal sealed record CalendarSnapshot(
    long Version, DateTimeOffset ChangedAt, CatalogueContent Catalogue, ImmutableArray<DayEdit> DayEdits, ImmutableArray<HoursEdit> HoursEdits)
{
    public CalendarSet Set { get; } = Overlaid(Catalogue, DayEdits, HoursEdits);

    /// <summary>The catalogue as shipped: what serves until the database has been read.</summary>
    public static CalendarSnapshot Shipped { get; } = new(0, DateTimeOffset.UnixEpoch, CalendarCatalogue.Shipped, [], []);

    private static CalendarSet Overlaid(CatalogueContent catalogue, ImmutableArray<DayEdit> dayEdits, ImmutableArray<HoursEdit> hoursEdits)
    {
        var days = catalogue.Days.ToDictionary(day => day.Date);
        foreach (var edit in dayEdits)
        {
            if (edit.Fact is { } fact) days[edit.Date] = fact;
            else days.Remove(edit.Date);
        }
        var units = catalogue.Hours.Units.ToDictionary(unit => unit.Unit, unit => unit.Hours);
        var standard = catalogue.Hours.Standard;
        foreach (var edit in hoursEdits)
        {
            if (WeeklyHours.Read(edit.Hours) is not { IsDone: true, Value: var hours }) continue;
            if (string.Equals(edit.UnitCode, HoursEdit.Everyone, StringComparison.Ordinal)) standard = hours;
            else units[edit.UnitCode] = hours;
        }
        return new(days.Values, standard, units);
    }
}

/// <summary>Reads the calendar from the database.</summary>
internal sealed class CalendarStore(AppDbContext db)
{
    private const int TheRow = 1;

    /// <summary>The version now; 0 before the catalogue was taken in.</summary>
    public async Task<long> VersionAsync(CancellationToken cancellationToken) =>
        await db.Set<VersionRow>().AsNoTracking().Where(row => row.Id == TheRow).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Everything. The version is read first: what is committed in between is newer than it says, and the next look takes it over.
    /// </summary>
    public async Task<CalendarSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        var version = await VersionAsync(cancellationToken);
        var files = await db.Set<CatalogueFileRow>().AsNoTracking().ToListAsync(cancellationToken);
        var days = await db.Set<DayEdit>().AsNoTracking().OrderBy(day => day.Date).ToListAsync(cancellationToken);
        var hours = await db.Set<HoursEdit>().AsNoTracking().OrderBy(edit => edit.UnitCode).ToListAsync(cancellationToken);
        var texts = files.ToDictionary(file => file.Name, file => (string?)file.Text);
        var catalogue = files.Count == 0 ? CalendarCatalogue.Shipped : CalendarCatalogue.Read(texts, CalendarCatalogue.ShippedFiles);
        var changes = files.Select(file => file.AcceptedAt).Concat(days.Select(day => day.ChangedAt)).Concat(hours.Select(edit => edit.ChangedAt));
        return new(version, changes.DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(), catalogue, [.. days], [.. hours]);
    }

    /// <summary>The next version. A change takes it first of all: two at once wait for each other here, and the second reads what the first did.</summary>
    public async Task<long> NextVersionAsync(CancellationToken cancellationToken)
    {
        var values = await db.Database.SqlQuery<long>(
            $"INSERT INTO calendar_versions (id, value) VALUES ({TheRow}, 1) ON CONFLICT (id) DO UPDATE SET value = calendar_versions.value + 1 RETURNING value")
            .ToListAsync(cancellationToken);
        return values[0];
    }
}
