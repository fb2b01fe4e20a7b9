using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Ledger;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>Warns before the term of a step ends, and notes who let it pass.</summary>
internal sealed class StepWatch(AppDbContext db, WatchedCases watched, CaseWork work, IOptions<ClockSettings> settings)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await watched.LateAsync(Steps(CaseWarnings.StepLate), LateAsync, cancellationToken);
        await watched.SoonAsync(Steps(CaseWarnings.StepSoon), settings.Value.StepWarningHours, CaseWarnings.StepSoon, CaseTransition.StepDueSoon, cancellationToken);
    }

    private IQueryable<Watched> Steps(string kind) => db.Set<Case>()
        .Where(c => c.EndedAt == null && c.PausedAt == null && c.StepDueAt != null && !db.Set<CaseWarning>().Any(w => w.SubjectId == c.Id && w.Kind == kind && w.DueAt == c.StepDueAt))
        .Select(c => new Watched { CaseId = c.Id, SubjectId = c.Id, DueAt = c.StepDueAt!.Value, Since = c.StepStartedAt, UnitCode = c.StepUnit });

    private async Task LateAsync(Watched row, CancellationToken cancellationToken)
    {
        if (await work.LoadAsync(row.CaseId, cancellationToken) is not var (dossier, _) || dossier.StepDueAt != row.DueAt) return;
        if (!await work.OversteppedAsync(dossier, row.DueAt, cancellationToken)) return;
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.note_step_late", Subject = CaseSubject.Of(dossier.Id) }, [], CaseTransition.StepOverstepped, cancellationToken, CaseMoments.Of(row.DueAt));
    }
}
