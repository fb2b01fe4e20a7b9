namespace Saola.Events.Jobs;

/// <summary>Rows that were past keeping were removed: a log that begins late says so itself.</summary>
/// <param name="Table">The table.</param>
/// <param name="Before">Everything removed was older than this.</param>
/// <param name="Count">How many rows.</param>
[EventKind("jobs.rows_pruned", 1)]
public sealed record RowsPruned(string Table, DateTimeOffset Before, int Count) : IEvent;
