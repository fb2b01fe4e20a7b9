namespace Saola.Kernel;

/// <summary>
/// The one time zone of the department: Asia/Ho_Chi_Minh, UTC+7 without summer time since 1975.
/// Instants are kept in UTC; this class is the only door between them and the clock on the wall.
/// </summary>
public static class VietnamTime
{
    /// <summary>Seven hours, the whole year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The wall clock at an instant.</summary>
    public static DateTime Local(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>The day on the wall at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The instant (in UTC) at which the wall clock shows <paramref name="local"/>.</summary>
    public static DateTimeOffset Instant(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset).ToUniversalTime();

    /// <summary>The instant (in UTC) of a time on a day.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time) => Instant(day.ToDateTime(time));

    /// <summary>The present day.</summary>
    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());

    /// <summary>The present instant, cut to microseconds so that both databases give back what was stored.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Cut(clock.GetUtcNow());

    /// <summary>Cuts an instant to microseconds, the finest step that PostgreSQL keeps.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
