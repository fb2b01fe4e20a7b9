using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Gives the applicant more days to mend what was asked, with a reason; also after the last day has passed, in the place of ending the case.</summary>
public sealed class ExtendSupplement
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal ExtendSupplement(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>supplement.not_asked</c>, <c>case.reason_missing</c>, <c>supplement.due_not_later</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, DateOnly? dueBy, string? reason, CancellationToken cancellationToken) => _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
    {
        var work = _handler.Work;
        if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
        if (dossier.State != CaseState.SupplementRequested) return new Fault("supplement.not_asked", Texts.Say("Supplement.NothingWaits"));
        var why = VietnameseText.CleanLines(reason);
        if (!Reasons.IsGiven(why)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "Reason");
        var request = await work.Db.Set<CaseSupplement>().FirstAsync(s => s.CaseId == caseId && s.Round == dossier.SupplementRounds, token);
        var before = request.DueBy;
        if (dueBy is not { } day || day <= before || day < _clock.Today()) return new Fault("supplement.due_not_later", Texts.Say("Supplement.DueNotLater", VietnameseFormats.Day(before)), "DueBy");
        (request.DueBy, request.ExpiredAt, request.StopProposed) = (day, null, false);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.extend_supplement", Subject = CaseSubject.Of(caseId), Reason = why },
            [new SupplementExtended(dossier.Facts, request.Round, before, day, work.Now)], CaseTransition.SupplementExtended, token, CaseMoments.Of(VietnamTime.Instant(day, TimeOnly.MinValue)));
        return Result.Done;
    }, cancellationToken);
}
