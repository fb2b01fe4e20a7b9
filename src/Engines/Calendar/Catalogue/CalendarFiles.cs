using System.Collections.Immutable;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>The days of one year, as read from <c>vn-YYYY.yaml</c>.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">Its days in the order of the file.</param>
/// <param name="Notes">What a reader should know about them.</param>
public sealed record CalendarYear(int Year, ImmutableArray<CalendarDay> Days, ImmutableArray<string> Notes);

/// <summary>The hours of a unit that differ from the standard.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Source">The decision that they rest on.</param>
/// <param name="Hours">The hours.</param>
public sealed record UnitHours(string Unit, string Source, WeeklyHours Hours);

/// <summary>The working hours, as read from <c>hours.yaml</c>.</summary>
/// <param name="Standard">The hours of all units that have none of their own.</param>
/// <param name="Units">The units that have.</param>
public sealed record CalendarHours(WeeklyHours Standard, ImmutableArray<UnitHours> Units);

/// <summary>A file as it was read: its value, or why it was refused.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Value">What it holds; null when there are faults.</param>
/// <param name="Faults">All faults of the file, not only the first.</param>
public sealed record FileReading<T>(T? Value, ImmutableArray<CatalogueFault> Faults)
    where T : class;
