using Saola.Engines.Calendar.Catalogue;

namespace Saola.Engines.Calendar;

/// <summary>The calendars in force. Ask again for each piece of work: an edit makes a new set, a set never changes.</summary>
public interface ICalendars
{
    /// <summary>The set in force.</summary>
    CalendarSet Current { get; }

    /// <summary>The calendar of a unit: that with its own hours, else the standard one. An unknown or missing code gives the standard one.</summary>
    WorkingCalendar For(string? unitCode) => Current.For(unitCode);

    /// <summary>
    /// Takes over a change that another node has committed; does nothing when there is none. Every node does so by itself within
    /// a few seconds; work that follows from a change (<see cref="CalendarChange"/>) asks for it first.
    /// </summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>Several calendars at once: the standard one and those of units with hours of their own. Immutable.</summary>
public sealed class CalendarSet : ICalendars
{
    private readonly Dictionary<string, WorkingCalendar> _units;

    /// <summary>A set of days that hold for all, the standard hours, and the hours of units.</summary>
    public CalendarSet(IReadOnlyCollection<CalendarDay> days, WeeklyHours standard, IReadOnlyDictionary<string, WeeklyHours> units)
    {
        Standard = new WorkingCalendar(standard, days);
        _units = units.ToDictionary(
            unit => unit.Key,
            unit => unit.Value.Equals(standard) ? Standard : new WorkingCalendar(unit.Value, days),
            StringComparer.Ordinal);
    }

    /// <summary>The calendar of units without hours of their own.</summary>
    public WorkingCalendar Standard { get; }

    /// <summary>The codes of units with hours of their own.</summary>
    public IEnumerable<string> Units => _units.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CalendarSet Current => this;

    /// <summary>The set of the catalogue alone.</summary>
    public static CalendarSet Of(CatalogueContent content) =>
        new([.. content.Days], content.Hours.Standard, content.Hours.Units.ToDictionary(unit => unit.Unit, unit => unit.Hours));

    /// <inheritdoc/>
    public WorkingCalendar For(string? unitCode) => unitCode is not null && _units.TryGetValue(unitCode, out var calendar) ? calendar : Standard;

    /// <inheritdoc/>
    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
