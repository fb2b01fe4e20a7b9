using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Search.Model;

namespace Saola.Engines.Search.Feed;

/// <summary>A document that changed.</summary>
internal sealed record ChangedDocument(string Kind, string Id);

/// <summary>What was committed after a mark.</summary>
/// <param name="Mark">Where the reader stands when these are in the index.</param>
/// <param name="Changes">The documents, each once.</param>
/// <param name="IsCut">Whether there were more than one batch holds.</param>
internal sealed record FeedBatch(string Mark, IReadOnlyList<ChangedDocument> Changes, bool IsCut);

/// <summary>
/// Reads the feed without missing a change and without waiting for anybody.
/// On SQLite writers come one after another, so the row's number is the order of commits and the mark is the last number read.
/// On PostgreSQL a row may become visible after later ones were read. There the mark is the database's own snapshot: the next read takes
/// exactly the rows that are visible now and were not visible in that snapshot, however long their transactions took.
/// </summary>
internal sealed class FeedReader(AppDbContext db)
{
    /// <summary>Rows of a batch. On PostgreSQL a snapshot cannot be cut in two: more than this is cheaper to build anew.</summary>
    public const int MostChanges = 20_000;

    private bool OnPostgres => db.Kind == DatabaseKind.Postgres;

    /// <summary>The mark of this moment: everything committed before is behind it.</summary>
    public async Task<string> NowAsync(CancellationToken cancellationToken) => OnPostgres
        ? await db.Database.SqlQuery<string>($"SELECT pg_current_snapshot()::text AS \"Value\"").SingleAsync(cancellationToken)
        : (await LastNumberAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture);

    /// <summary>What was committed after the mark.</summary>
    public Task<FeedBatch> AfterAsync(string mark, CancellationToken cancellationToken) =>
        OnPostgres ? AfterSnapshotAsync(mark, cancellationToken) : AfterNumberAsync(Number(mark), cancellationToken);

    /// <summary>
    /// Whether changes after the mark may be gone: cleaned away meanwhile, or the mark is of another life of the database (a restored backup).
    /// </summary>
    public async Task<bool> IsLostAsync(string mark, CancellationToken cancellationToken)
    {
        var cleaned = await db.Set<SearchMark>().AsNoTracking().Where(m => m.Name == SearchMark.Cleaned).Select(m => m.Value).FirstOrDefaultAsync(cancellationToken);
        if (!OnPostgres) return Number(mark) < cleaned || Number(mark) > await LastNumberAsync(cancellationToken);
        if (!mark.Contains(':', StringComparison.Ordinal)) return true;
        return await db.Database.SqlQuery<bool>(
            $"""
            SELECT pg_snapshot_xmax({mark}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
                OR ({cleaned} > 0 AND NOT pg_visible_in_snapshot({cleaned}::text::xid8, {mark}::pg_snapshot)) AS "Value"
            """).SingleAsync(cancellationToken);
    }

    private async Task<FeedBatch> AfterNumberAsync(long number, CancellationToken cancellationToken)
    {
        var rows = await db.Set<SearchChange>().AsNoTracking().Where(c => c.Id > number).OrderBy(c => c.Id).Take(MostChanges)
            .Select(c => new { c.Id, c.Kind, c.Document }).ToListAsync(cancellationToken);
        var last = rows.Count == 0 ? number : rows[^1].Id;
        return new FeedBatch(last.ToString(CultureInfo.InvariantCulture), [.. rows.Select(r => new ChangedDocument(r.Kind, r.Document)).Distinct()], rows.Count == MostChanges);
    }

    // One statement, hence one snapshot: the rows and the mark belong together. Rows of transactions that this database
    // has not begun yet come from a restored backup, where numbers began again; the rebuild after the restore has them.
    private async Task<FeedBatch> AfterSnapshotAsync(string mark, CancellationToken cancellationToken)
    {
        var oldest = Number(mark.Split(':')[0]);
        var rows = await db.Database.SqlQuery<SeenRow>(
            $"""
            SELECT pg_current_snapshot()::text AS snapshot, c.kind, c.document
            FROM (SELECT 1) AS one LEFT JOIN (
                SELECT DISTINCT kind, document FROM search_changes
                WHERE transaction_id >= {oldest} AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                  AND NOT pg_visible_in_snapshot(transaction_id::text::xid8, {mark}::pg_snapshot)
                LIMIT {MostChanges}) AS c ON true
            """).ToListAsync(cancellationToken);
        var changes = rows.Where(r => r is { Kind: not null, Document: not null }).Select(r => new ChangedDocument(r.Kind!, r.Document!)).ToList();
        return new FeedBatch(rows[0].Snapshot, changes, changes.Count == MostChanges);
    }

    // The highest number ever given, which cleaning does not lower.
    private Task<long> LastNumberAsync(CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'search_changes'), 0) AS \"Value\"").SingleAsync(cancellationToken);

    private static long Number(string mark) => long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record SeenRow(string Snapshot, string? Kind, string? Document);
}
