using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Gives the present step of a case to another person of the same unit and role; by its holder or the head of the unit.</summary>
public sealed class HandOverCase
{
    private readonly CaseHandler _handler;
    private readonly IDirectory _directory;

    internal HandOverCase(CaseHandler handler, IDirectory directory) => (_handler, _directory) = (handler, directory);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>assign.not_in_unit</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, Guid assignee, string? reason, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var holders = await _directory.HoldersAsync(dossier.StepRole!, dossier.StepUnit!, token);
            if (holders.All(h => h.Id != assignee)) return new Fault("assign.not_in_unit", Texts.Say("Assign.NotInUnit"), "assignee");
            var from = dossier.AssigneeId;
            if (from == assignee) return Result.Done;
            dossier.AssigneeId = assignee;
            (await _handler.Work.OpenRunAsync(dossier, token)).AssigneeId = assignee;
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.hand_over", Subject = CaseSubject.Of(caseId), Reason = reason },
                [new CaseAssigned(dossier.Facts, dossier.StepId!, from, assignee, _handler.Work.Now)], CaseTransition.Moved, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>A comment between officers: does not move the case and is never shown outside.</summary>
public sealed class CommentOnCase
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal CommentOnCase(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>comment.empty</c>, <c>comment.too_long</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string text, CancellationToken cancellationToken) => HandleOnceAsync(Ids.New(_clock), caseId, text, cancellationToken);

    /// <summary>The same under an id that the caller chose: sent twice, it stands once.</summary>
    public Task<Result> HandleOnceAsync(Guid id, Guid caseId, string text, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            if (await _handler.Work.Db.Set<CaseComment>().AnyAsync(c => c.Id == id && c.CaseId == caseId, token)) return Result.Done;
            if (!await CaseReaders.MayReadAsync(_handler.Work.Db, dossier, authority, token)) return CaseFaults.Unknown();
            var clean = VietnameseText.CleanLines(text);
            if (clean.Length == 0) return new Fault("comment.empty", Texts.Say("Comment.Empty"), "text");
            if (clean.Length > 4000) return new Fault("comment.too_long", Texts.Say("Comment.TooLong", clean.Length), "text");
            var comment = new CaseComment { Id = id, CaseId = caseId, AuthorId = authority.PersonId, Text = clean, At = _handler.Work.Now };
            _handler.Work.Db.Add(comment);
            await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.comment", Subject = CaseSubject.Of(caseId) },
                [new CaseCommented(dossier.Facts, comment.Id, comment.At)], null, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>Reading rights that need the case's history.</summary>
internal static class CaseReaders
{
    public static async Task<bool> MayReadAsync(Data.AppDbContext db, Case dossier, Authority authority, CancellationToken cancellationToken)
    {
        if (!authority.IsStaff) return false;
        if (CaseRights.MayRead(dossier, authority, [])) return true;
        var units = await db.Set<CaseStepRun>().AsNoTracking().Where(r => r.CaseId == dossier.Id).Select(r => r.UnitCode)
            .Union(db.Set<CaseOpinion>().Where(o => o.CaseId == dossier.Id).Select(o => o.UnitCode)).ToListAsync(cancellationToken);
        return CaseRights.MayRead(dossier, authority, units);
    }
}
