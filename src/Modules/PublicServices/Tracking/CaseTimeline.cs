using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Web;

namespace Saola.Modules.PublicServices.Tracking;

/// <summary>
/// The history of a case as its applicant reads it. What the department proposes inside itself is not told before it is decided; units are
/// named, officers are not: the page opens with the code of a slip that others may see.
/// </summary>
internal sealed class CaseTimeline(CaseDetails details, IUnits units, ScreenFormats formats, IStringLocalizer<CitizenTexts> texts)
{
    private CaseRow Row => details.Row;

    /// <summary>Oldest first; then the present step and what comes.</summary>
    public IReadOnlyList<TimelineEntry> Entries()
    {
        var past = new List<TimelineEntry> { Filed() };
        past.AddRange(details.Runs.Where(r => r.FinishedAt is not null).Select(Finished).OfType<TimelineEntry>());
        past.AddRange(details.Supplements.Select(Asked));
        past.AddRange(details.Supplements.Where(s => s.AnsweredAt is not null).Select(Answered));
        past.AddRange(details.Apologies.Where(a => a.SignedAt is not null).Select(a => new TimelineEntry(TimelineKind.Past, texts["Timeline.Apology", formats.InstantWithWeekday(a.NewDueAt)]) { At = a.SignedAt, Detail = a.Reason, Shape = StatusShape.Overdue }));
        if (Row.ReturnedAt is { } returned) past.Add(new(TimelineKind.Past, texts["Timeline.Returned"]) { At = returned, Shape = StatusShape.Returned });
        if (Row.State == CaseState.Stopped && Row.EndedAt is { } stopped) past.Add(new(TimelineKind.Past, texts["Timeline.Stopped"]) { At = stopped, Shape = StatusShape.Stopped });
        var entries = past.OrderBy(e => e.At).ToList();
        if (Row.State.IsOpen()) entries.AddRange(Coming());
        return entries;
    }

    private TimelineEntry Filed()
    {
        var files = details.FilesFiled;
        return new(TimelineKind.Past, texts["Timeline.Filed." + Row.Channel]) { At = Row.FiledAt, Detail = files == 0 ? texts["Timeline.NoFiles"] : texts["Timeline.Files", files] };
    }

    private TimelineEntry? Finished(StepRunView run)
    {
        var unit = units.NameOf(run.UnitCode);
        var step = details.Type.Step(run.StepId);
        TimelineEntry Entry(string words, string? detail = null, StatusShape? shape = null) => new(TimelineKind.Past, words) { At = run.FinishedAt, Detail = detail ?? unit, Shape = shape };
        return run.Decision switch
        {
            Decisions.Accept => Entry(Row.DueAt is { } due && details.Pauses.Count == 0 ? texts["Timeline.AcceptedDue", formats.InstantWithWeekday(due)] : texts["Timeline.Accepted"], shape: StatusShape.Accepted),
            Decisions.Refuse => Entry(texts["Timeline.Refused"], run.Reason, StatusShape.Refused),
            Decisions.Reject => Entry(texts["Timeline.Rejected"], run.Reason, StatusShape.Refused),
            Decisions.Return => Entry(texts["Timeline.SentBack", run.StepName]),
            Decisions.Sign => Entry(texts["Timeline.Signed"]),
            Decisions.Issue => Entry(texts["Timeline.Issued"]),
            "stop" => null,
            _ => Entry(texts["Timeline.StepDone", step?.Name ?? run.StepName]),
        };
    }

    private TimelineEntry Asked(SupplementView asked) => new(TimelineKind.Pause, texts["Timeline.Asked", string.Join("; ", asked.Items.Select(i => i.Label))])
    {
        At = asked.AskedAt, Detail = string.Join(" ", asked.Items.Select(i => i.Problem)) + " " + texts["Timeline.ClockStands"],
    };

    private TimelineEntry Answered(SupplementView asked) => new(TimelineKind.Past, texts["Timeline.Answered"])
    {
        At = asked.AnsweredAt,
        Detail = asked.Round == details.Supplements.Count && Row.DueAt is { } due ? texts["Timeline.NewDue", formats.InstantWithWeekday(due)].Value : null,
    };

    private IEnumerable<TimelineEntry> Coming()
    {
        if (details.Type.Step(Row.StepId) is not { } step) yield break;
        if (Row.State != CaseState.SupplementRequested)
        {
            var since = details.Runs.LastOrDefault(r => r.FinishedAt is null)?.StartedAt;
            yield return new(TimelineKind.Now, step.Name) { At = since, Detail = units.NameOf(Row.StepUnit ?? step.UnitCode) };
        }
        var after = details.Type.Steps.SkipWhile(s => s.Id != step.Id).Skip(1).Where(s => s.Kind != StepKind.Opinions && !s.Optional).ToList();
        foreach (var next in after.Take(1)) yield return new(TimelineKind.Next, next.Name) { When = texts["Timeline.Next"], Detail = units.NameOf(next.UnitCode) };
        if (after.Count > 1) yield return new(TimelineKind.Next, texts["Timeline.ThenResult." + Row.DeliveryMode]) { When = texts["Timeline.Then"] };
    }
}
