using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>
/// Reminds a unit of the opinion that it owes, and notes that it did not come. A clock that the law stops for an opinion runs again at the end of its
/// term, to the minute: a body that is late does not lengthen the applicant's wait beyond what the law gives it.
/// </summary>
internal sealed class OpinionWatch(AppDbContext db, WatchedCases watched, CaseWork work, IOptions<ClockSettings> settings)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await watched.LateAsync(Awaited(CaseWarnings.OpinionLate), LateAsync, cancellationToken);
        await watched.SoonAsync(Awaited(CaseWarnings.OpinionSoon), settings.Value.OpinionWarningHours, CaseWarnings.OpinionSoon, CaseTransition.OpinionDueSoon, cancellationToken);
    }

    private IQueryable<Watched> Awaited(string kind) =>
        from opinion in db.Set<CaseOpinion>()
        join dossier in db.Set<Case>() on opinion.CaseId equals dossier.Id
        where opinion.AnsweredAt == null && dossier.EndedAt == null && !db.Set<CaseWarning>().Any(w => w.SubjectId == opinion.Id && w.Kind == kind && w.DueAt == opinion.DueAt)
        select new Watched { CaseId = opinion.CaseId, SubjectId = opinion.Id, DueAt = opinion.DueAt, Since = opinion.AskedAt, UnitCode = opinion.UnitCode };

    private async Task LateAsync(Watched row, CancellationToken cancellationToken)
    {
        if (await work.LoadAsync(row.CaseId, cancellationToken) is not var (dossier, type)) return;
        var opinion = await db.Set<CaseOpinion>().AsNoTracking().FirstAsync(o => o.Id == row.SubjectId, cancellationToken);
        if (opinion.AnsweredAt is not null || !await work.WarnAsync(row.CaseId, row.SubjectId, CaseWarnings.OpinionLate, row.DueAt, cancellationToken)) return;
        List<IEvent> events = [new OpinionLapsed(dossier.Facts, opinion.Id, opinion.UnitCode, opinion.DueAt, opinion.SilenceIsConsent, work.Now)];
        if (opinion.PausesClock && await OpinionPauses.EndAsync(work, dossier, type, opinion.Id, cancellationToken, opinion.DueAt) is { } moved) events.Add(moved);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.note_opinion_late", Subject = CaseSubject.Of(dossier.Id) }, events, CaseTransition.OpinionLapsed, cancellationToken, CaseMoments.Of(row.DueAt));
    }
}
