using System.Collections.Immutable;

namespace Saola.Engines.Calendar;

/// <summary>
/// The working time of one unit: which days are worked, in which windows. Immutable; all sums are made once, so that a due date
/// costs a few array look-ups. Instants are in UTC, days and windows on the wall clock of Asia/Ho_Chi_Minh.
/// A day without a fact follows the week. Reaches from 2000 to 2099; beyond it every method throws <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed partial class WorkingCalendar
{
    /// <summary>The first day that can be counted.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>The last day that can be counted.</summary>
    public static readonly DateOnly LastDay = new(2099, 12, 31);

    private readonly ImmutableDictionary<DateOnly, CalendarDay> _facts;
    private readonly ImmutableArray<WorkingWindow>[] _windows;
    private readonly long[] _ticksBefore;
    private readonly int[] _workingDaysBefore;
    private readonly int[] _workingDays;
    private readonly int[] _provisional;

    /// <summary>A calendar of a week's hours and the days that differ from it; two facts on one date throw.</summary>
    public WorkingCalendar(WeeklyHours hours, IEnumerable<CalendarDay> days)
    {
        Hours = hours;
        _facts = days.ToImmutableDictionary(day => day.Date);
        var count = LastDay.DayNumber - FirstDay.DayNumber + 1;
        (_windows, _ticksBefore, _workingDaysBefore) = (new ImmutableArray<WorkingWindow>[count], new long[count + 1], new int[count + 1]);
        var workingDays = new List<int>(count);
        for (var i = 0; i < count; i++)
        {
            _windows[i] = WindowsFor(FirstDay.AddDays(i));
            _ticksBefore[i + 1] = _ticksBefore[i] + _windows[i].Sum(window => window.Length.Ticks);
            _workingDaysBefore[i + 1] = _workingDaysBefore[i] + (_windows[i].IsEmpty ? 0 : 1);
            if (!_windows[i].IsEmpty) workingDays.Add(i);
        }
        _workingDays = [.. workingDays];
        _provisional = [.. _facts.Values.Where(IsProvisionalAndMatters).Select(day => Index(day.Date)).Order()];
        var years = _facts.Keys.Select(day => day.Year).ToList();
        if (years.Count > 0) (FirstKnownDay, LastKnownDay) = (new(years.Min(), 1, 1), new(years.Max(), 12, 31));
    }

    /// <summary>The windows of the week.</summary>
    public WeeklyHours Hours { get; }

    /// <summary>The first day of the years of which facts are known; null when none is.</summary>
    public DateOnly? FirstKnownDay { get; }

    /// <summary>The last day of the years of which facts are known; a due date beyond it is provisional.</summary>
    public DateOnly? LastKnownDay { get; }

    /// <summary>The days that differ from the week, in order.</summary>
    public IEnumerable<CalendarDay> Days => _facts.Values.OrderBy(day => day.Date);

    /// <summary>What makes a day differ from the week, or null.</summary>
    public CalendarDay? FactOn(DateOnly day) => _facts.GetValueOrDefault(day);

    /// <summary>Whether work is done on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => !_windows[Index(day)].IsEmpty;

    /// <summary>The windows of a day in order; empty when it is not worked.</summary>
    public ImmutableArray<WorkingWindow> WindowsOn(DateOnly day) => _windows[Index(day)];

    /// <summary>The day itself when it is worked, else the next that is.</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => FirstDay.AddDays(WorkingIndex(_workingDaysBefore[Index(day)]));

    /// <summary>Whether an instant lies inside a window; the end of a window does not.</summary>
    public bool IsWorkingTime(DateTimeOffset instant) => EffectiveLocal(LocalTicks(instant), null) == LocalTicks(instant);

    /// <summary>
    /// The effective reception (rule 1): the instant itself inside a window, else the start of the next window.
    /// With a same-day cut-off, what is lodged later on that day is received when the next working day begins.
    /// </summary>
    public DateTimeOffset Effective(DateTimeOffset from, TimeOnly? cutOff = null) => Instant(EffectiveLocal(LocalTicks(from), cutOff));

    /// <summary>The working time between two instants; zero when <paramref name="to"/> is not later.</summary>
    public TimeSpan WorkingTime(DateTimeOffset from, DateTimeOffset to) =>
        new(Math.Max(0, TicksUntil(LocalTicks(to)) - TicksUntil(LocalTicks(from))));

    /// <summary>The working days whose windows lie wholly between two instants.</summary>
    public int WorkingDays(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (LocalTicks(from), LocalTicks(to));
        if (end <= start) return 0;
        var (first, last) = (DayOf(start), DayOf(end));
        var days = _workingDaysBefore[last + 1] - _workingDaysBefore[first];
        if (!_windows[first].IsEmpty && start > At(first, _windows[first][0].Start)) days--;
        var cutAtEnd = !_windows[last].IsEmpty && end < At(last, _windows[last][^1].End);
        if (cutAtEnd && (last != first || start <= At(first, _windows[first][0].Start))) days--;
        return days;
    }

    /// <summary>
    /// The instant at which <paramref name="length"/> of working time has run since <paramref name="from"/>;
    /// when that is the end of a window it stays there. A zero length gives <paramref name="from"/> back.
    /// </summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan length) => Instant(AddLocal(LocalTicks(from), length.Ticks));

    /// <summary>Days between two days (both counted) that count as they stand but may still change, the unknown years not among them.</summary>
    public IEnumerable<CalendarDay> ProvisionalDays(DateOnly first, DateOnly last) =>
        _provisional.Where(i => i >= Index(first) && i <= Index(last)).Select(i => _facts[FirstDay.AddDays(i)]);

    private ImmutableArray<WorkingWindow> WindowsFor(DateOnly day) =>
        !_facts.TryGetValue(day, out var fact) ? Hours.On(day.DayOfWeek) : fact.IsWorked ? Hours.MakeUp : [];

    private bool IsProvisionalAndMatters(CalendarDay day) =>
        day.IsProvisional && day.Date >= FirstDay && day.Date <= LastDay && day.IsWorked == Hours.On(day.Date.DayOfWeek).IsEmpty;

    private static int Index(DateOnly day) =>
        day >= FirstDay && day <= LastDay
            ? day.DayNumber - FirstDay.DayNumber
            : throw new ArgumentOutOfRangeException(nameof(day), day, CalendarWords.Get(null, "Fault.Range", FirstDay.Year, LastDay.Year));
}
