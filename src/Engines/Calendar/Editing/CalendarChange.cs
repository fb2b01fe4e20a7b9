namespace Saola.Engines.Calendar;

/// <summary>A change of the calendar, as it concerns what was counted with it.</summary>
/// <param name="Version">Version of the calendar after the change.</param>
/// <param name="FirstDay">First day that counts differently.</param>
/// <param name="LastDay">Last day that counts differently.</param>
/// <param name="UnitCode">The unit whose hours were changed; null when all units are concerned.</param>
/// <param name="EventId">Act of the change: the cause of what follows from it.</param>
public sealed record CalendarChange(long Version, DateOnly FirstDay, DateOnly LastDay, string? UnitCode, Guid EventId);

/// <summary>
/// Something that keeps due dates, and so must count open ones again when the calendar changes. Finished ones keep theirs.
/// Registered as scoped.
/// </summary>
public interface ICalendarDependant
{
    /// <summary>
    /// Called inside the unit of work of the change: puts durable work into the outbox and returns. The work itself runs after commit,
    /// calls <see cref="ICalendars.RefreshAsync"/> first (its node may not know the change yet), counts again what is open between the two
    /// days, and tells the people whose promised date moved.
    /// </summary>
    Task CalendarChangedAsync(CalendarChange change, CancellationToken cancellationToken);
}
