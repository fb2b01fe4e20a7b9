namespace Saola.Events.Indicators;

/// <summary>The figures of a period were frozen.</summary>
/// <param name="Period">Code of the period, such as <c>2026-10</c>.</param>
/// <param name="Sha256">Digest of the frozen figures.</param>
/// <param name="Sequence">Number of the last event that they count.</param>
/// <param name="ClosedAt">When.</param>
[EventKind("indicators.period_closed")]
public sealed record PeriodClosed(string Period, string Sha256, long Sequence, DateTimeOffset ClosedAt) : IEvent;
