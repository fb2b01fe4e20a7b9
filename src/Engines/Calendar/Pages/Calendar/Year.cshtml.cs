using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Calendar.Catalogue;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Pages.Calendar;

/// <summary>A row of the year: a day that differs from the week, or one that an administrator made ordinary.</summary>
internal sealed record DayRow(DateOnly Date, CalendarDay? Fact, DayEdit? Edit);

/// <summary>Hours as a row: whose they are, what they are, and who said so.</summary>
internal sealed record HoursRow(string UnitCode, string? Name, WeeklyHours Hours, string? Source, bool IsEdited);

/// <summary>The administrator's view of the calendar: the days of a year and the hours of the units.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class YearModel(Calendars calendars, CatalogueFaults faults, IUnits units, TimeProvider clock) : PageModel
{
    /// <summary>The year on the screen; the present one unless asked otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Asked { get; set; }

    public int Year => Asked is { } year && year >= WorkingCalendar.FirstDay.Year && year <= WorkingCalendar.LastDay.Year ? year : clock.Today().Year;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<DayRow> Days { get; private set; } = [];

    public IReadOnlyList<HoursRow> Hours { get; private set; } = [];

    public ImmutableArray<string> Notes { get; private set; } = [];

    public ImmutableArray<CatalogueFault> Faults => faults.Found;

    public void OnGet()
    {
        var snapshot = calendars.Snapshot;
        var edits = snapshot.DayEdits.Where(edit => edit.Date.Year == Year).ToDictionary(edit => edit.Date);
        var facts = snapshot.Set.Standard.Days.Where(day => day.Date.Year == Year).ToDictionary(day => day.Date);
        Days = [.. facts.Keys.Union(edits.Keys).Order().Select(date => new DayRow(date, facts.GetValueOrDefault(date), edits.GetValueOrDefault(date)))];
        var known = snapshot.Set.Standard.Days.Select(day => day.Date.Year).Append(clock.Today().Year).ToList();
        Years = [.. Enumerable.Range(known.Min(), known.Max() - known.Min() + 2).Append(Year).Distinct().Order()];
        Notes = snapshot.Catalogue.Years.FirstOrDefault(year => year.Year == Year)?.Notes ?? [];
        Hours = [.. HoursOf(snapshot)];
    }

    private IEnumerable<HoursRow> HoursOf(CalendarSnapshot snapshot)
    {
        var edits = snapshot.HoursEdits.ToDictionary(edit => edit.UnitCode);
        foreach (var unit in snapshot.Set.Units.Prepend(HoursEdit.Everyone))
        {
            var edit = edits.GetValueOrDefault(unit);
            var source = edit?.Source ?? snapshot.Catalogue.Hours.Units.FirstOrDefault(hours => hours.Unit == unit)?.Source;
            yield return new(unit, unit == HoursEdit.Everyone ? null : units.NameOf(unit), snapshot.Set.For(unit).Hours, source, edit is not null);
        }
    }
}
