using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>
/// Reminds the applicant before the last day to mend what was asked, and notes that it passed. Where the procedure says so the end of the case is
/// then proposed; a person confirms it (<see cref="StopCase"/>) or gives more days (<see cref="ExtendSupplement"/>). Nothing ends by itself.
/// </summary>
internal sealed class SupplementWatch(AppDbContext db, WatchedCases watched, CaseWork work, IOutbox outbox, TimeProvider clock, IOptions<ClockSettings> settings)
{
    private const int Piece = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        await EachAsync(s => s.DueBy < today && s.ExpiredAt == null, (_, _) => false, ExpireAsync, cancellationToken);
        var until = today.AddDays(settings.Value.SupplementWarningDays);
        if (until > today) await EachAsync(s => s.DueBy >= today && s.DueBy <= until, (s, reminded) => reminded.Contains((s.Id, DayOf(s))), RemindAsync, cancellationToken);
    }

    private async Task EachAsync(
        System.Linq.Expressions.Expression<Func<CaseSupplement, bool>> condition, Func<CaseSupplement, HashSet<(Guid, DateTimeOffset)>, bool> isDone,
        Func<Guid, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        for (var last = Guid.Empty; ;)
        {
            var from = last;
            var requests = await db.Set<CaseSupplement>().AsNoTracking().Where(s => s.AnsweredAt == null && s.Id > from).Where(condition)
                .Where(s => db.Set<Case>().Any(c => c.Id == s.CaseId && c.State == CaseState.SupplementRequested)).OrderBy(s => s.Id).Take(Piece).ToListAsync(cancellationToken);
            var ids = requests.ConvertAll(s => s.Id);
            var reminded = (await db.Set<CaseWarning>().AsNoTracking().Where(w => ids.Contains(w.SubjectId) && w.Kind == CaseWarnings.SupplementSoon).Select(w => new { w.SubjectId, w.DueAt }).ToListAsync(cancellationToken))
                .Select(w => (w.SubjectId, w.DueAt)).ToHashSet();
            foreach (var request in requests.Where(r => !isDone(r, reminded))) await watched.OneAsync(token => act(request.Id, token), cancellationToken);
            if (requests.Count < Piece) return;
            last = requests[^1].Id;
        }
    }

    private async Task ExpireAsync(Guid id, CancellationToken cancellationToken)
    {
        var request = await db.Set<CaseSupplement>().FirstAsync(s => s.Id == id, cancellationToken);
        if (request.AnsweredAt is not null || request.ExpiredAt is not null || await work.LoadAsync(request.CaseId, cancellationToken) is not var (dossier, type)) return;
        if (dossier.State != CaseState.SupplementRequested) return;
        request.ExpiredAt = work.Now;
        request.StopProposed = type.Step(request.StepId)?.SupplementOverdue == StepDefinition.ProposeStop;
        var expired = new SupplementExpired(dossier.Facts, request.Round, request.DueBy, request.StopProposed, work.Now);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.note_supplement_expired", Subject = CaseSubject.Of(dossier.Id) }, [expired], CaseTransition.SupplementExpired, cancellationToken, Moment(request));
    }

    private async Task RemindAsync(Guid id, CancellationToken cancellationToken)
    {
        var request = await db.Set<CaseSupplement>().AsNoTracking().FirstAsync(s => s.Id == id, cancellationToken);
        if (request.AnsweredAt is null && await work.WarnAsync(request.CaseId, id, CaseWarnings.SupplementSoon, DayOf(request), cancellationToken))
            outbox.Enqueue(new ReactToCase(request.CaseId, CaseTransition.SupplementDueSoon, Moment(request)));
    }

    private static int Moment(CaseSupplement request) => CaseMoments.Of(DayOf(request));

    private static DateTimeOffset DayOf(CaseSupplement request) => VietnamTime.Instant(request.DueBy, TimeOnly.MinValue).ToUniversalTime();
}
