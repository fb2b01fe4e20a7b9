using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Events.Cases;

namespace Saola.Engines.Cases.Clock;

[WorkKind("cases.recount")]
internal sealed record RecountCases(Guid? AfterId, Guid Cause) : IWork;

/// <summary>Hears that the calendar changed and queues the recount; runs inside the change's own commit.</summary>
internal sealed class CalendarListener(IOutbox outbox) : ICalendarDependant
{
    public Task CalendarChangedAsync(CalendarChange change, CancellationToken cancellationToken)
    {
        outbox.Enqueue(new RecountCases(null, change.EventId));
        return Task.CompletedTask;
    }
}

/// <summary>
/// Counts the due dates of open cases anew after a change of the calendar (closed ones keep theirs); a promised date that moves leaves an act,
/// and its applicant is told. Works in pieces, each queueing the next, so that a killed process goes on where it stood.
/// </summary>
internal sealed class RecountCasesHandler(UnitOfWork unitOfWork, CaseWork work, ICalendars calendars, IOutbox outbox) : IWorkHandler<RecountCases>
{
    private const int Piece = 200;

    public async Task HandleAsync(RecountCases recount, CancellationToken cancellationToken)
    {
        await calendars.RefreshAsync(cancellationToken);
        await unitOfWork.RunAsync(async token =>
        {
            var after = recount.AfterId ?? Guid.Empty;
            var open = await work.Db.Set<Case>().Where(c => c.EndedAt == null && c.Id > after).OrderBy(c => c.Id).Take(Piece).ToListAsync(token);
            foreach (var dossier in open) await RecountAsync(dossier, recount.Cause, token);
            if (open.Count == Piece) outbox.Enqueue(new RecountCases(open[^1].Id, recount.Cause));
        }, cancellationToken);
    }

    private async Task RecountAsync(Case dossier, Guid cause, CancellationToken cancellationToken)
    {
        var type = await work.Types.VersionAsync(dossier.TypeCode, dossier.TypeVersion, cancellationToken);
        if (dossier.AcceptedAt is not { } accepted)
        {
            if (dossier.PausedAt is not null) return;
            dossier.ReceptionDueAt = work.Clock.ReceptionDue(type, dossier.StepUnit!, dossier.StepStartedAt ?? dossier.FiledAt);
            dossier.StepDueAt = dossier.ReceptionDueAt;
            dossier.SetDue(null);
            return;
        }
        var pauses = await work.Clock.PausesAsync(dossier.Id, cancellationToken);
        var (before, due) = (dossier.DueAt, work.Clock.Due(type, dossier.UnitCode, accepted, pauses, dossier.PausedAt ?? work.Now));
        if (type.Step(dossier.StepId) is { } step && dossier.StepStartedAt is { } started) 
        {
            dossier.StepDueAt = work.Clock.StepDue(step, started, [.. pauses.Where(p => p.End is null || p.End > started)], work.Now);
            (await work.OpenRunAsync(dossier, cancellationToken)).DueAt = dossier.StepDueAt;
        }
        if (due == before) return;
        dossier.SetDue(due);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.recount", Subject = CaseSubject.Of(dossier.Id), Cause = cause },
            [new CaseDueMoved(dossier.Facts, before, due, "calendar")], CaseTransition.DueMoved, cancellationToken, (int)(work.Now.ToUnixTimeSeconds() % int.MaxValue));
    }
}
