using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>Warns before the promised date, notes that it passed and drafts the apology; the same when the date of a signed apology passes.</summary>
internal sealed class DueWatch(AppDbContext db, WatchedCases watched, CaseWork work, ApologyDrafts apologies, IOptions<ClockSettings> settings)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await watched.LateAsync(Dues(CaseWarnings.Overdue), OverdueAsync, cancellationToken);
        await watched.LateAsync(Promises(), MissedAsync, cancellationToken);
        await watched.SoonAsync(Dues(CaseWarnings.DueSoon), settings.Value.CaseWarningHours, CaseWarnings.DueSoon, CaseTransition.DueSoon, cancellationToken);
    }

    private IQueryable<Watched> Dues(string kind) => db.Set<Case>()
        .Where(c => c.EndedAt == null && c.PausedAt == null && c.AcceptedAt != null && c.DueAt != null && !db.Set<CaseWarning>().Any(w => w.SubjectId == c.Id && w.Kind == kind && w.DueAt == c.DueAt))
        .Select(c => new Watched { CaseId = c.Id, SubjectId = c.Id, DueAt = c.SortDueAt, Since = c.AcceptedAt, UnitCode = c.UnitCode });

    private IQueryable<Watched> Promises() => db.Set<Case>()
        .Where(c => c.EndedAt == null && c.PausedAt == null && c.PromisedAt != null && !db.Set<CaseWarning>().Any(w => w.SubjectId == c.Id && w.Kind == CaseWarnings.PromiseMissed && w.DueAt == c.PromisedAt))
        .Select(c => new Watched { CaseId = c.Id, SubjectId = c.Id, DueAt = c.PromisedAt!.Value, Since = null, UnitCode = c.UnitCode });

    private async Task OverdueAsync(Watched row, CancellationToken cancellationToken)
    {
        if (await work.LoadAsync(row.CaseId, cancellationToken) is not var (dossier, type) || dossier.DueAt != row.DueAt || dossier.StepId is null) return;
        if (!await work.WarnAsync(row.CaseId, row.CaseId, CaseWarnings.Overdue, row.DueAt, cancellationToken)) return;
        List<IEvent> events = [new CaseBecameOverdue(dossier.Facts, dossier.StepId, dossier.StepUnit!, dossier.AssigneeId, row.DueAt, work.Now)];
        if (await apologies.DraftAsync(dossier, type, foreseen: false, null, cancellationToken) is { } drafted) events.Add(drafted);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.note_overdue", Subject = CaseSubject.Of(dossier.Id) }, events, CaseTransition.Overdue, cancellationToken, CaseMoments.Of(row.DueAt));
    }

    private async Task MissedAsync(Watched row, CancellationToken cancellationToken)
    {
        if (await work.LoadAsync(row.CaseId, cancellationToken) is not var (dossier, type) || dossier.PromisedAt != row.DueAt) return;
        if (!await work.WarnAsync(row.CaseId, row.CaseId, CaseWarnings.PromiseMissed, row.DueAt, cancellationToken)) return;
        if (await apologies.DraftAsync(dossier, type, foreseen: false, null, cancellationToken) is not { } drafted) return;
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.draft_apology", Subject = CaseSubject.Of(dossier.Id) }, [drafted], CaseTransition.ApologyDrafted, cancellationToken, drafted.Round);
    }
}
