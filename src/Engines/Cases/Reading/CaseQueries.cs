using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;

namespace Saola.Engines.Cases.Reading;

/// <summary>
/// The compiled queries of a case's rows. A compiled query serves one model only, and a process may hold several: two databases in one test run,
/// the one that is backed up and the one that is restored. Each model has its own, for as long as it lives.
/// </summary>
internal sealed class CaseQueries
{
    private static readonly ConditionalWeakTable<IModel, CaseQueries> OfModel = [];

    private CaseQueries()
    {
    }

    /// <summary>A case with what its tracking page always tells, in one trip: a case has few pauses and few fees, so joining them costs less than asking again.</summary>
    public Func<AppDbContext, string, Task<FollowedCase?>> Followed { get; } = EF.CompileAsyncQuery((AppDbContext db, string number) =>
        db.Set<Case>().AsNoTracking().AsSingleQuery().Where(c => c.Number == number).Select(c => new FollowedCase(
            c,
            db.Set<CasePaper>().Count(p => p.CaseId == c.Id && p.SinceVersion == 1),
            db.Set<CasePause>().Where(p => p.CaseId == c.Id).OrderBy(p => p.From).Select(p => new CaseStop(p.Ground, p.From, p.To)).ToList(),
            db.Set<CaseFee>().Where(f => f.CaseId == c.Id).OrderBy(f => f.Id)
                .Select(f => new FeeView(f.Id, f.FeeId, f.Name, f.Amount, f.Collected, f.Received, f.ReceivedAt, f.ReceiptNumber)).ToList())).FirstOrDefault());

    public Func<AppDbContext, Guid, IAsyncEnumerable<Pause>> Pauses { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CasePause>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.From).Select(p => new Pause(p.From, p.To)));

    public Func<AppDbContext, Guid, IAsyncEnumerable<CaseStop>> Stops { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CasePause>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.From).Select(p => new CaseStop(p.Ground, p.From, p.To)));

    public Func<AppDbContext, Guid, bool, IAsyncEnumerable<ApologyView>> Apologies { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id, bool staff) =>
        db.Set<CaseApology>().AsNoTracking().Where(a => a.CaseId == id && (staff || a.SignedAt != null)).OrderBy(a => a.Round)
            .Select(a => new ApologyView(a.Id, a.Round, a.State, a.Foreseen, a.MissedDueAt, a.NewDueAt, a.Reason, a.StepId, a.StepUnit, a.SignerRole, a.SignerUnit, a.DraftedAt, a.ProposedAt, a.ProposedBy,
                a.ReturnReason, a.SignedAt, a.SignedBy, a.SignedOnBehalfOf, a.RowVersion)));

    public Func<AppDbContext, Guid, IAsyncEnumerable<PaperView>> Papers { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CasePaper>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.SinceVersion).ThenBy(p => p.Id)
            .Select(p => new PaperView(p.PaperId, p.Name, p.FileId, p.FileName, p.Size, p.Sha256, p.SinceVersion, p.UntilVersion)));

    public Func<AppDbContext, Guid, IAsyncEnumerable<StepRunView>> Runs { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseStepRun>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Position)
            .Select(r => new StepRunView(r.StepId, r.StepName, r.UnitCode, r.Role, r.AssigneeId, r.StartedAt, r.DueAt, r.FinishedAt, r.Decision, r.Reason, r.FinishedBy)));

    public Func<AppDbContext, Guid, IAsyncEnumerable<CaseSupplement>> Supplements { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseSupplement>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Round).AsQueryable());

    public Func<AppDbContext, Guid, IAsyncEnumerable<OpinionView>> Opinions { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseOpinion>().AsNoTracking().Where(o => o.CaseId == id).OrderBy(o => o.AskedAt)
            .Select(o => new OpinionView(o.Id, o.UnitCode, o.Question, o.AskedAt, o.DueAt, o.SilenceIsConsent, o.AnsweredAt, o.AnsweredBy, o.Verdict, o.Answer, o.PausesClock, o.FileId, o.FileName, o.AskedBy)));

    public Func<AppDbContext, Guid, IAsyncEnumerable<CommentView>> Comments { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseComment>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.At).Select(c => new CommentView(c.AuthorId, c.Text, c.At)).Take(500));

    public Func<AppDbContext, Guid, IAsyncEnumerable<FeeView>> Fees { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseFee>().AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Id)
            .Select(f => new FeeView(f.Id, f.FeeId, f.Name, f.Amount, f.Collected, f.Received, f.ReceivedAt, f.ReceiptNumber)));

    public Func<AppDbContext, Guid, bool, IAsyncEnumerable<ResultView>> Results { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id, bool staff) =>
        db.Set<CaseResult>().AsNoTracking().Where(r => r.CaseId == id && (staff || r.IssuedAt != null)).OrderByDescending(r => r.Edition)
            .Select(r => new ResultView(r.Id, r.Edition, r.ResultId, r.Title, r.Body, r.Number, r.SignedBy, r.SignedOnBehalfOf, r.SignedAt, r.IssuedAt, r.VerificationCode)
            {
                NumberedAt = r.NumberedAt, Signing = r.Signing, SigningFault = r.SigningFault, DraftFileId = r.DraftFileId, Standing = r.Standing,
                EndedAt = r.EndedAt, EndReason = r.EndReason, EndBasis = r.EndBasis,
            }));

    public Func<AppDbContext, Guid, IAsyncEnumerable<HandOverView>> HandOvers { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseHandOver>().AsNoTracking().Where(h => h.CaseId == id).OrderByDescending(h => h.At)
            .Select(h => new HandOverView(h.Mode, h.At, h.Receiver, h.Proof, h.Carrier, h.TrackingCode, h.ReturnedAt, h.ReturnReason)));

    public Func<AppDbContext, Guid, bool, IAsyncEnumerable<DocumentView>> Documents { get; } = EF.CompileAsyncQuery((AppDbContext db, Guid id, bool staff) =>
        db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == id && (staff || d.ForApplicant)).OrderBy(d => d.At)
            .Select(d => new DocumentView(d.Kind, d.Title, d.Round, d.PdfFileId, d.DocxFileId, d.ForApplicant, d.At)));

    /// <summary>Those for the database behind a context.</summary>
    public static CaseQueries Of(AppDbContext db) => OfModel.GetValue(db.Model, static _ => new CaseQueries());
}

/// <summary>A case as its tracking page begins to read it.</summary>
internal sealed record FollowedCase(Case Case, int FilesFiled, IReadOnlyList<CaseStop> Stops, IReadOnlyList<FeeView> Fees);
