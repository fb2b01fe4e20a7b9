using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Tracking;

/// <summary>Puts a case into the words of the tracking page; the applicant's own page says the same.</summary>
internal sealed class CaseProgressReader(IUnits units, ScreenFormats formats, IStringLocalizer<CitizenTexts> texts, TimeProvider clock)
{
    /// <summary>Reads a case.</summary>
    public CaseProgress Read(CaseDetails details)
    {
        var steps = details.Type.Steps.Where(s => s.Kind != StepKind.Opinions && !s.Optional).ToList();
        var done = (int)Math.Round(details.WorkDone * steps.Count);
        return new CaseProgress
        {
            Case = details,
            NextAction = NextAction(details),
            Headline = Headline(details),
            Promise = Promise(details),
            TimeShare = TimeShare(details),
            WorkShare = details.WorkDone * 100,
            TimeWords = TimeWords(details),
            WorkWords = texts["Progress.Work", done, steps.Count],
            Timeline = new CaseTimeline(details, units, formats, texts).Entries(),
            Counting = [.. (details.Counting?.Steps ?? []).Select(s => s.Words())],
        };
    }

    /// <summary>Who acts next.</summary>
    public string NextAction(CaseDetails details)
    {
        var row = details.Row;
        return row.State switch
        {
            CaseState.Submitted => texts["Next.Reception", formats.InstantWithWeekday(row.ReceptionDueAt)],
            CaseState.SupplementRequested => texts["Next.Supplement", formats.DayWithWeekday(details.Supplements[^1].DueBy)],
            CaseState.PaymentRequired => texts["Next.Payment"],
            CaseState.WithdrawalRequested => texts["Next.Withdrawal"],
            CaseState.RejectedAtIntake => texts["Next.Refused"],
            CaseState.Stopped => texts["Next.Stopped"],
            CaseState.Resolved => texts[row.Outcome == CaseOutcome.Refused ? "Next.ResolvedRefused" : "Next.Resolved." + row.DeliveryMode],
            CaseState.Returned => texts["Next.Returned"],
            _ => InProcess(details),
        };
    }

    private string InProcess(CaseDetails details) => details.Type.Step(details.Row.StepId) is { } step
        ? texts["Next.Step." + step.Kind, UnitName(details.Row.StepUnit ?? step.UnitCode)]
        : texts["Next.Step.Examine", UnitName(details.Row.UnitCode)];

    private string Headline(CaseDetails details)
    {
        var (row, reading) = (details.Row, details.Clock);
        if (row.State is CaseState.RejectedAtIntake) return texts["Headline.Refused"];
        if (row.State is CaseState.Stopped) return texts["Headline.Stopped"];
        if (row.State is CaseState.Resolved or CaseState.Returned) return Ended(details);
        return reading?.State switch
        {
            ClockState.Overdue => texts["Headline.Overdue", reading.Overdue.Words(), Unit(reading.Overdue)],
            ClockState.Paused => texts["Headline.Paused", reading.Left.Words(), Unit(reading.Left)],
            ClockState.DueToday => texts["Headline.Today", reading.Left.Words()],
            ClockState.Running or ClockState.DueSoon => texts[row.AcceptedAt is null ? "Headline.Reception" : "Headline.Left", reading.Left.Words(), Unit(reading.Left)],
            _ => texts["Headline.NoTerm"],
        };
    }

    private string Ended(CaseDetails details) => details.Clock is { State: ClockState.FinishedInTime or ClockState.FinishedLate } reading
        ? texts["Headline.DoneWith", Capital(reading.Words())] : texts["Headline.Done"];

    private string? Promise(CaseDetails details)
    {
        var (row, due) = (details.Row, details.Clock?.Due);
        if (!row.State.IsOpen()) return null;
        if (row.AcceptedAt is null) return texts["Promise.Reception", formats.InstantWithWeekday(row.ReceptionDueAt)];
        if (due is not { } at) return null;
        return details.Clock!.State switch
        {
            ClockState.Paused when row.State != CaseState.SupplementRequested => texts["Promise.OtherBody", formats.InstantWithWeekday(at)],
            ClockState.Paused => texts["Promise.IfAnswered", formats.InstantWithWeekday(at)],
            _ when row.PromisedAt is { } promised => texts["Promise.Again", formats.InstantWithWeekday(at), formats.InstantWithWeekday(promised)],
            ClockState.Overdue => texts["Promise.Missed", formats.InstantWithWeekday(at)],
            _ => texts["Promise.By", formats.InstantWithWeekday(at)],
        };
    }

    private double? TimeShare(CaseDetails details)
    {
        if (details.Clock is not { Due: { } due } reading || details.Row.State is CaseState.RejectedAtIntake or CaseState.Stopped) return null;
        if (reading.State is ClockState.Overdue or ClockState.FinishedLate) return 100;
        var (used, whole) = Spans(details, reading, due);
        return whole.Minutes == 0 ? 0 : Math.Min(100, 100.0 * used.Minutes / whole.Minutes);
    }

    private string? TimeWords(CaseDetails details)
    {
        if (details.Clock is not { Due: { } due } reading || details.Row.State is CaseState.RejectedAtIntake or CaseState.Stopped) return null;
        var (used, whole) = Spans(details, reading, due);
        return texts["Progress.Time", used.Words(), whole.Words()];
    }

    /// <summary>Time used and the whole term, both in the unit of the term: working time, or calendar time without the pauses.</summary>
    private (WorkingSpan Used, WorkingSpan Whole) Spans(CaseDetails details, ClockReading reading, DateTimeOffset due)
    {
        if (reading.Left.MinutesPerDay == WorkingSpan.WorkingDayMinutes)
            return (reading.AgencyTime, new WorkingSpan(reading.AgencyTime.Minutes + reading.Left.Minutes - Math.Min(reading.AgencyTime.Minutes, reading.Overdue.Minutes)));
        var end = details.Row.EndedAt ?? clock.Now();
        var paused = TimeSpan.FromTicks(details.Pauses.Sum(p => ((p.End ?? end) - p.Start).Ticks));
        return (WorkingSpan.OfCalendar(end - reading.Effective - paused), WorkingSpan.OfCalendar(due - reading.Effective - paused));
    }

    private string Unit(WorkingSpan span) => span.MinutesPerDay == WorkingSpan.WorkingDayMinutes ? texts["Headline.Working"] : "";

    private string UnitName(string code) => units.NameOf(code);

    private static string Capital(string words) => words.Length == 0 || ScreenLanguage.IsEnglish && !char.IsLetter(words[0]) ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
