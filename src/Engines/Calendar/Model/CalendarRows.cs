using Saola.Data;

namespace Saola.Engines.Calendar.Model;

/// <summary>What an administrator says of a day; it stands over the catalogue's fact.</summary>
internal sealed class DayEdit : IVersioned
{
    public required Guid Id { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Null: an ordinary day of the week; the catalogue's fact is taken away.</summary>
    public DayKind? Kind { get; set; }
    public required string Name { get; set; }
    public string? EnglishName { get; set; }
    public required string Source { get; set; }
    public DayStatus Status { get; set; }
    public required string Reason { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public int RowVersion { get; set; }

    public CalendarDay? Fact => Kind is { } kind
        ? new() { Date = Date, Kind = kind, Name = Name, EnglishName = EnglishName, Source = Source, Status = Status }
        : null;
}

/// <summary>What an administrator says of the hours of a unit, or of all units (<see cref="Everyone"/>).</summary>
internal sealed class HoursEdit : IVersioned
{
    public const string Everyone = "*";

    public required Guid Id { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>The hours in the notation of <see cref="WeeklyHours.ToString"/>.</summary>
    public required string Hours { get; set; }
    public required string Source { get; set; }
    public required string Reason { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>The last good text of a file of the catalogue: the same for all nodes, and what serves when the file is broken.</summary>
internal sealed class CatalogueFileRow
{
    public required string Name { get; init; }
    public required string Text { get; set; }
    public required DateTimeOffset AcceptedAt { get; set; }
}

/// <summary>One row: raised in the transaction of each change, asked for by every node.</summary>
internal sealed class VersionRow
{
    public required int Id { get; init; }
    public long Value { get; set; }
}
