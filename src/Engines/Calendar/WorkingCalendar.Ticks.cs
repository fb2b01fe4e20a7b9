using Saola.Kernel;

namespace Saola.Engines.Calendar;

/// <summary>
/// The arithmetic below the public methods: positions are ticks on the wall clock, so that no time zone is asked in between.
/// </summary>
public sealed partial class WorkingCalendar
{
    internal static long LocalTicks(DateTimeOffset instant) => instant.UtcTicks + VietnamTime.Offset.Ticks;

    internal static DateTimeOffset Instant(long local) => new(local - VietnamTime.Offset.Ticks, TimeSpan.Zero);

    internal static DateOnly DateOf(long local) => DateOnly.FromDayNumber((int)(local / TimeSpan.TicksPerDay));

    internal static long StartOf(DateOnly day) => day.DayNumber * TimeSpan.TicksPerDay;

    internal long EffectiveLocal(long local, TimeOnly? cutOff)
    {
        var day = DayOf(local);
        var time = local % TimeSpan.TicksPerDay;
        if (cutOff is null || time <= cutOff.Value.Ticks)
        {
            foreach (var window in _windows[day])
            {
                if (time < window.End.Ticks) return Math.Max(local, At(day, window.Start));
            }
        }
        var next = WorkingIndex(_workingDaysBefore[day + 1]);
        return At(next, _windows[next][0].Start);
    }

    internal long TicksUntil(long local)
    {
        var day = DayOf(local);
        var time = local % TimeSpan.TicksPerDay;
        var ticks = _ticksBefore[day];
        foreach (var window in _windows[day])
        {
            ticks += Math.Clamp(time - window.Start.Ticks, 0, window.Length.Ticks);
        }
        return ticks;
    }

    internal long AddLocal(long local, long ticks)
    {
        if (ticks <= 0) return local;
        var target = TicksUntil(local) + ticks;
        var found = Array.BinarySearch(_ticksBefore, target);
        // The sums repeat over rest days: the day wanted is the last whose sum before it is smaller than the target.
        var day = found >= 0 ? found : ~found;
        while (day > 0 && day < _ticksBefore.Length && _ticksBefore[day - 1] >= target) day--;
        if (day >= _ticksBefore.Length) throw OutOfRange(local);
        return Within(day - 1, target - _ticksBefore[day - 1]);
    }

    /// <summary>The end of the last window of the N-th working day after a day that is itself worked.</summary>
    internal long CloseOfWorkingDayAfter(DateOnly day, int days) => Close(WorkingIndex(_workingDaysBefore[Index(day) + 1] - 1 + days));

    /// <summary>The end of the last window of a day, or of the next working day.</summary>
    internal long CloseFrom(DateOnly day) => Close(WorkingIndex(_workingDaysBefore[Index(day)]));

    /// <summary>Whether between two days (both counted) something may still change: a provisional day, or a year without facts.</summary>
    internal bool IsProvisional(DateOnly first, DateOnly last)
    {
        if (LastKnownDay is null || last > LastKnownDay || first < FirstKnownDay) return true;
        var from = Array.BinarySearch(_provisional, Index(first));
        if (from < 0) from = ~from;
        return from < _provisional.Length && _provisional[from] <= Index(last);
    }

    private long Within(int day, long ticks)
    {
        foreach (var window in _windows[day])
        {
            if (ticks <= window.Length.Ticks) return At(day, window.Start) + ticks;
            ticks -= window.Length.Ticks;
        }
        throw new InvalidOperationException("The sums of a day disagree with its windows.");
    }

    private long Close(int day) => At(day, _windows[day][^1].End);

    private int WorkingIndex(int ordinal) =>
        ordinal >= 0 && ordinal < _workingDays.Length ? _workingDays[ordinal] : throw OutOfRange(ordinal);

    private static int DayOf(long local) => Index(DateOf(local));

    private static long At(int day, TimeOnly time) => ((FirstDay.DayNumber + day) * TimeSpan.TicksPerDay) + time.Ticks;

    private static ArgumentOutOfRangeException OutOfRange(long value) =>
        new(nameof(value), value, CalendarWords.Get(null, "Fault.Range", FirstDay.Year, LastDay.Year));
}
