using System.Security.Cryptography;
using System.Text;
using Saola.Data;
using Saola.Engines.Cases.History;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>
/// Writes cases with their past, many in one commit: rows, acts and events as the handlers would have left them at those instants.
/// No slips, notices or jobs follow: what is past was delivered in its time.
/// </summary>
public sealed class WriteHistory
{
    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly FilingParts _parts;

    private readonly IFileImport _files;

    internal WriteHistory(AppDbContext db, UnitOfWork work, FilingParts parts, IFileImport files) => (_db, _work, _parts, _files) = (db, work, parts, files);

    /// <summary>Writes the cases; gives their numbers. A case whose key is there already is a fault of the caller and throws.</summary>
    public async Task<IReadOnlyList<string>> HandleAsync(IReadOnlyList<CaseHistory> histories, CancellationToken cancellationToken)
    {
        var numbers = await _work.RunAsync(async token =>
        {
            var written = new List<string>();
            foreach (var history in histories) written.Add(await WriteAsync(history, token));
            return written;
        }, cancellationToken);
        _db.ChangeTracker.Clear();
        return numbers;
    }

    private async Task<string> WriteAsync(CaseHistory history, CancellationToken cancellationToken)
    {
        var type = history.Filed.Type;
        await _parts.Types.KeepAsync(type, cancellationToken);
        var number = await _parts.Numbers.ForCaseAsync(_parts.NumberTemplate, history.FiledAt, cancellationToken);
        var past = new PastCase(history, number, _parts.Clock, ReceptionDue(type, history.FiledAt));
        var json = history.Filed.Data.ToJsonString(CaseTypes.JsonOptions);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        _db.Add(past.Case);
        foreach (var paper in history.Papers) await _files.AddAsync(Imported(history, paper, past.Case.Id), cancellationToken);
        past.Add(new CaseData { Id = Ids.At(history.FiledAt), CaseId = past.Case.Id, Version = 1, Json = json, At = history.FiledAt, Digest = digest });
        await RecordAsync(past, "cases.submit", history.FiledBy, history.FiledAt, null,
            [new CaseFiled(past.Case.Facts, history.FiledAt, past.Case.ReceptionDueAt, history.Papers.Count, digest)], cancellationToken);
        foreach (var act in history.Acts)
        {
            var (kind, events) = await past.PlayAsync(act, ResultNumberAsync, cancellationToken);
            await RecordAsync(past, kind, act.By, act.At, act.What is "fee" or "rate" ? null : act.Words, events, cancellationToken);
        }
        _db.AddRange(past.Rows);
        _parts.Feed.Changed(CaseSubject.Kind, past.Case.Id.ToString("D"));
        return number;

        Task<string> ResultNumberAsync(string template, DateTimeOffset at, CancellationToken token) => _parts.Numbers.ForResultAsync(template, type.UnitCode, at, token);
    }

    private static ImportedFile Imported(CaseHistory history, HistoryPaper paper, Guid caseId) => new()
    {
        Id = paper.FileId, Name = paper.FileName, Content = paper.Content, Owner = CaseSubject.Of(caseId), At = history.FiledAt, By = history.FiledBy,
    };

    private DateTimeOffset ReceptionDue(CaseTypeDefinition type, DateTimeOffset at) => _parts.Clock.ReceptionDue(type, type.First.UnitCode, at);

    private Task<Guid> RecordAsync(PastCase past, string kind, Actor by, DateTimeOffset at, string? reason, IReadOnlyList<IEvent> events, CancellationToken cancellationToken) =>
        _parts.Acts.RecordAsync(new ActDraft { Kind = kind, Subject = CaseSubject.Of(past.Case.Id), By = by, At = at, Reason = reason }, events, cancellationToken);
}
