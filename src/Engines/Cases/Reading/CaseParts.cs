using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;

namespace Saola.Engines.Cases.Reading;

/// <summary>
/// The rows that hang on one case. Every page of a case reads them all, the tracking page in front of everybody: the queries are compiled once,
/// and nothing is translated while somebody waits. A case has tens of each, comments are bounded.
/// </summary>
internal sealed class CaseParts(AppDbContext db, Guid id, CancellationToken cancellationToken)
{
    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<Pause>> Pauses = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CasePause>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.From).Select(p => new Pause(p.From, p.To)));

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<PaperView>> Papers = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CasePaper>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.SinceVersion).ThenBy(p => p.Id)
            .Select(p => new PaperView(p.PaperId, p.Name, p.FileId, p.FileName, p.Size, p.Sha256, p.SinceVersion, p.UntilVersion)));

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<StepRunView>> Runs = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseStepRun>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Position)
            .Select(r => new StepRunView(r.StepId, r.StepName, r.UnitCode, r.Role, r.AssigneeId, r.StartedAt, r.DueAt, r.FinishedAt, r.Decision, r.Reason, r.FinishedBy)));

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<CaseSupplement>> Supplements = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseSupplement>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Round).AsQueryable());

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<OpinionView>> Opinions = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseOpinion>().AsNoTracking().Where(o => o.CaseId == id).OrderBy(o => o.AskedAt)
            .Select(o => new OpinionView(o.Id, o.UnitCode, o.Question, o.AskedAt, o.DueAt, o.SilenceIsConsent, o.AnsweredAt, o.AnsweredBy, o.Verdict, o.Answer)));

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<CommentView>> Comments = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseComment>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.At).Select(c => new CommentView(c.AuthorId, c.Text, c.At)).Take(500));

    private static readonly Func<AppDbContext, Guid, IAsyncEnumerable<FeeView>> Fees = EF.CompileAsyncQuery((AppDbContext db, Guid id) =>
        db.Set<CaseFee>().AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Id)
            .Select(f => new FeeView(f.Id, f.FeeId, f.Name, f.Amount, f.Collected, f.Received, f.ReceivedAt, f.ReceiptNumber)));

    private static readonly Func<AppDbContext, Guid, bool, IAsyncEnumerable<ResultView>> Results = EF.CompileAsyncQuery((AppDbContext db, Guid id, bool staff) =>
        db.Set<CaseResult>().AsNoTracking().Where(r => r.CaseId == id && (staff || r.IssuedAt != null))
            .Select(r => new ResultView(r.ResultId, r.Title, r.Body, r.Number, r.SignedBy, r.SignedOnBehalfOf, r.SignedAt, r.IssuedAt, r.VerificationCode)));

    private static readonly Func<AppDbContext, Guid, bool, IAsyncEnumerable<DocumentView>> Documents = EF.CompileAsyncQuery((AppDbContext db, Guid id, bool staff) =>
        db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == id && (staff || d.ForApplicant)).OrderBy(d => d.At)
            .Select(d => new DocumentView(d.Kind, d.Title, d.Round, d.PdfFileId, d.DocxFileId, d.ForApplicant, d.At)));

    public async Task<IReadOnlyList<Pause>> PausesAsync() => await Pauses(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<PaperView>> PapersAsync() => await Papers(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<StepRunView>> RunsAsync() => await Runs(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<OpinionView>> OpinionsAsync() => await Opinions(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<CommentView>> CommentsAsync() => await Comments(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<FeeView>> FeesAsync() => await Fees(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<DocumentView>> DocumentsAsync(bool staff) => await Documents(db, id, staff).ToListAsync(cancellationToken);

    public async Task<ResultView?> ResultAsync(bool staff) => await Results(db, id, staff).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<SupplementView>> SupplementsAsync()
    {
        var rows = await Supplements(db, id).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SupplementView(s.Round, JsonSerializer.Deserialize<List<SupplementItem>>(s.Items, CaseTypes.JsonOptions)!, s.AskedAt, s.AskedBy, s.DueBy, s.AnsweredAt))];
    }
}
