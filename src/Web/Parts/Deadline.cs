namespace Saola.Web;

/// <summary>How a deadline stands; each has its own look (look.md 7).</summary>
public enum DeadlineKind
{
    /// <summary>Time enough.</summary>
    Running,

    /// <summary>Less than two working days.</summary>
    Near,

    /// <summary>Due today.</summary>
    Today,

    /// <summary>Past.</summary>
    Over,

    /// <summary>The clock stands.</summary>
    Paused,

    /// <summary>Done before its time.</summary>
    Early,
}

/// <summary>A stretch of time as people say it. Whose hours and days they are (working or calendar) follows from the term.</summary>
/// <param name="Days">Whole days.</param>
/// <param name="Hours">Hours beside the days.</param>
/// <param name="Minutes">Minutes beside the hours.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Stretch(int Days, int Hours = 0, int Minutes = 0);

/// <summary>A deadline badge: <c>còn 3 ngày 2 giờ</c>. Stands beside the status, never in its place.</summary>
/// <param name="Kind">How it stands.</param>
/// <param name="Time">Time left, past or saved.</param>
public sealed record Deadline(DeadlineKind Kind, Stretch Time)
{
    /// <summary>Days below which a deadline is near.</summary>
    public const int NearDays = 2;

    /// <summary>Time left, counted in the unit of the term.</summary>
    public static Deadline Left(Stretch time, bool isToday = false) =>
        new(isToday ? DeadlineKind.Today : time.Days < NearDays ? DeadlineKind.Near : DeadlineKind.Running, time);

    /// <summary>Past by this time.</summary>
    public static Deadline Over(Stretch time) => new(DeadlineKind.Over, time);

    /// <summary>The clock stands with this time left.</summary>
    public static Deadline Paused(Stretch time) => new(DeadlineKind.Paused, time);

    /// <summary>Done this much before its time.</summary>
    public static Deadline Early(Stretch time) => new(DeadlineKind.Early, time);
}
