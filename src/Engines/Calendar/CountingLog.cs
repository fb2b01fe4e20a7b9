using System.Collections.Immutable;
using System.Globalization;
using Saola.Kernel;

namespace Saola.Engines.Calendar;

/// <summary>Writes down, in both languages, how a due date was counted.</summary>
internal sealed class CountingLog(WorkingCalendar calendar, DueRequest request)
{
    private const int MostDaysNamed = 14;
    private readonly ImmutableArray<CountingStep>.Builder _steps = ImmutableArray.CreateBuilder<CountingStep>();
    private readonly SortedSet<DateOnly> _provisional = [];
    private readonly SortedSet<int> _unknownYears = [];
    private (DateOnly Day, DateOnly Landed)? _landing;

    public ImmutableArray<CalendarDay> ProvisionalDays => [.. _provisional.Select(day => calendar.FactOn(day)!)];

    public ImmutableArray<CountingStep> Steps => _steps.ToImmutable();

    public void Reception(long from, long effective, TimeOnly? cutOff)
    {
        Add("reception", from, "Step.Reception", culture => [At(from, culture)]);
        if (effective != from) Add("effective", effective, "Step.Effective", culture => [WhyMoved(from, cutOff, culture), At(effective, culture)]);
    }

    public void NoTerm() => Add("term", null, "Step.NoTerm", _ => []);

    public void Phase(TermPhase phase, long start, long due)
    {
        var key = phase is { Amount: 0 } ? "Step.Phase.SameDay" : "Step.Phase." + phase.Unit;
        var term = Term.Of(phase);
        Add("term", due, key, culture => [Capital(term.Words(culture)), Day(WorkingCalendar.DateOf(start), culture), At(start, culture), At(due, culture)]);
        SayLanding();
        if (phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays) SayDays(WorkingCalendar.DateOf(start).AddDays(1), WorkingCalendar.DateOf(due));
    }

    public void Paused(TermPhase phase, (long Start, long End) stop, long before, long after)
    {
        var open = request.Pauses.Any(pause => pause.IsOpen) && WorkingCalendar.Instant(stop.End) == request.Now;
        var key = phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays ? "Step.Pause.Time" : "Step.Pause.Days";
        Add("pause", after, key + (open ? ".Open" : ""), culture =>
            [At(stop.Start, culture), At(stop.End, culture), Length(phase, stop, culture), At(before, culture), At(after, culture)]);
        SayLanding();
        if (phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays) SayDays(WorkingCalendar.DateOf(before).AddDays(1), WorkingCalendar.DateOf(after));
    }

    public void Landed(DateOnly day, DateOnly landed) => _landing = day == landed ? null : (day, landed);

    public void Touched(DateOnly first, DateOnly last)
    {
        foreach (var day in calendar.ProvisionalDays(first, last)) _provisional.Add(day.Date);
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (calendar.FirstKnownDay is null || year < calendar.FirstKnownDay.Value.Year || year > calendar.LastKnownDay!.Value.Year) _unknownYears.Add(year);
        }
    }

    public void Due(long due)
    {
        if (_provisional.Count > 0) Add("provisional", null, "Step.Provisional", culture => [Names(ProvisionalDays, culture)]);
        if (_unknownYears.Count > 0) Add("unknown_year", null, "Step.UnknownYear", _ => [string.Join(", ", _unknownYears)]);
        Add("due", due, "Step.Due", culture => [At(due, culture)]);
    }

    private void SayLanding()
    {
        if (_landing is not { } landing) return;
        _landing = null;
        Add("moved", null, "Step.Moved", culture => [DayAndName(landing.Day, culture), Day(landing.Landed, culture)]);
    }

    private void SayDays(DateOnly first, DateOnly last)
    {
        var facts = calendar.Days.Where(day => day.Date >= first && day.Date <= last).ToList();
        var skipped = facts.Where(day => !day.IsWorked && !calendar.Hours.On(day.Date.DayOfWeek).IsEmpty).ToList();
        var worked = facts.Where(day => day.IsWorked).ToList();
        if (skipped.Count > 0) Add("skipped", null, "Step.Skipped", culture => [Names(skipped, culture)]);
        if (worked.Count > 0) Add("make_up", null, "Step.MakeUp", culture => [Names(worked, culture)]);
    }

    private string WhyMoved(long from, TimeOnly? cutOff, CultureInfo culture)
    {
        var (day, time) = (WorkingCalendar.DateOf(from), new TimeOnly(from % TimeSpan.TicksPerDay));
        var windows = calendar.WindowsOn(day);
        if (windows.IsEmpty) return CalendarWords.Get(culture, "Why.RestDay", DayAndName(day, culture));
        if (time < windows[0].Start) return CalendarWords.Get(culture, "Why.Early");
        if (cutOff is { } limit && time > limit) return CalendarWords.Get(culture, "Why.CutOff", limit.ToString("HH:mm", CultureInfo.InvariantCulture));
        return CalendarWords.Get(culture, time >= windows[^1].End ? "Why.Late" : "Why.Break");
    }

    private string Length(TermPhase phase, (long Start, long End) stop, CultureInfo culture) =>
        phase.Unit is TermUnit.WorkingHours or TermUnit.WorkingDays
            ? WorkingSpan.Working(calendar.WorkingTime(WorkingCalendar.Instant(stop.Start), WorkingCalendar.Instant(stop.End))).Words(culture)
            : VietnameseFormats.Number(WorkingCalendar.DateOf(stop.End).DayNumber - WorkingCalendar.DateOf(stop.Start).DayNumber);

    private static string Names(IReadOnlyCollection<CalendarDay> days, CultureInfo culture)
    {
        var named = days.Take(MostDaysNamed).Select(day => $"{VietnameseFormats.Day(day.Date)} ({day.NameIn(culture)})");
        var rest = days.Count - MostDaysNamed;
        return string.Join("; ", named) + (rest > 0 ? CalendarWords.Get(culture, "Step.AndMore", rest) : "");
    }

    private string DayAndName(DateOnly day, CultureInfo culture) =>
        calendar.FactOn(day) is { } fact ? $"{Day(day, culture)} ({fact.NameIn(culture)})" : Day(day, culture);

    private static string Day(DateOnly day, CultureInfo culture) => CalendarWords.IsEnglish(culture)
        ? day.ToString("dddd dd/MM/yyyy", CultureInfo.InvariantCulture)
        : VietnameseFormats.DayWithWeekday(day);

    private static string At(long local, CultureInfo culture) =>
        new TimeOnly(local % TimeSpan.TicksPerDay).ToString("HH:mm", CultureInfo.InvariantCulture) + ", " + Day(WorkingCalendar.DateOf(local), culture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private void Add(string code, long? at, string key, Func<CultureInfo, object?[]> values) =>
        _steps.Add(new CountingStep(code, at is { } local ? WorkingCalendar.Instant(local) : null,
            CalendarWords.Get(CalendarWords.Vietnamese, key, values(CalendarWords.Vietnamese)),
            CalendarWords.Get(CalendarWords.English, key, values(CalendarWords.English))));
}
