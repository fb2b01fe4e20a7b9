using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;

namespace Saola.Engines.Cases.Reading;

/// <summary>
/// The rows that hang on one case. Every page of a case reads them all, the tracking page in front of everybody: the queries are compiled once,
/// and nothing is translated while somebody waits. A case has tens of each, comments are bounded.
/// </summary>
internal sealed class CaseParts(AppDbContext db, Guid id, CancellationToken cancellationToken)
{
    private readonly CaseQueries _queries = CaseQueries.Of(db);

    public async Task<IReadOnlyList<Pause>> PausesAsync() => await _queries.Pauses(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<CaseStop>> StopsAsync() => await _queries.Stops(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ApologyView>> ApologiesAsync(bool staff) => await _queries.Apologies(db, id, staff).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<PaperView>> PapersAsync() => await _queries.Papers(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<StepRunView>> RunsAsync() => await _queries.Runs(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<OpinionView>> OpinionsAsync() => await _queries.Opinions(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<CommentView>> CommentsAsync() => await _queries.Comments(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<FeeView>> FeesAsync() => await _queries.Fees(db, id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<DocumentView>> DocumentsAsync(bool staff) => await _queries.Documents(db, id, staff).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<HandOverView>> HandOversAsync() => await _queries.HandOvers(db, id).ToListAsync(cancellationToken);

    /// <summary>All editions of the result, newest first; a case has few.</summary>
    public async Task<IReadOnlyList<ResultView>> ResultsAsync(bool staff) => await _queries.Results(db, id, staff).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<SupplementView>> SupplementsAsync()
    {
        var rows = await _queries.Supplements(db, id).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SupplementView(s.Round, JsonSerializer.Deserialize<List<SupplementItem>>(s.Items, CaseTypes.JsonOptions)!, s.AskedAt, s.AskedBy, s.DueBy, s.AnsweredAt, s.ExpiredAt, s.StopProposed))];
    }
}
