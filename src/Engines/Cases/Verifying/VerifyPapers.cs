using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Ledger;

namespace Saola.Engines.Cases.Verifying;

/// <summary>
/// For <c>./saola verify</c>: no case is without its papers. Every paper and document has the record of its file, with the digest that the case
/// names, and its content; a case has as many papers as were filed with it.
/// </summary>
internal sealed class VerifyPapers(AppDbContext db, IFiles files, ILedgerReader ledger) : IVerification
{
    private const int Page = 200;
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    public string Name => Texts.Say("Verify.Papers");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var from = last;
            var cases = await db.Set<Case>().AsNoTracking().Where(c => c.Id.CompareTo(from) > 0).OrderBy(c => c.Id).Take(Page).Select(c => new CaseName(c.Id, c.Number)).ToListAsync(cancellationToken);
            foreach (var fault in await PageAsync(cases, cancellationToken)) yield return fault;
            if (cases.Count < Page) yield break;
            last = cases[^1].Id;
        }
    }

    private async Task<List<string>> PageAsync(List<CaseName> cases, CancellationToken cancellationToken)
    {
        var ids = cases.ConvertAll(c => c.Id);
        var filed = (await ledger.EventsAsync(ids, ["cases.filed"], cancellationToken)).ToLookup(e => e.SubjectId, e => Papers(e.Payload));
        var papers = await db.Set<CasePaper>().AsNoTracking().Where(p => ids.Contains(p.CaseId)).ToListAsync(cancellationToken);
        var documents = await db.Set<CaseDocument>().AsNoTracking().Where(d => ids.Contains(d.CaseId)).ToListAsync(cancellationToken);
        var named = papers.Select(p => new NamedFile(p.CaseId, p.FileId, p.Name, p.Sha256))
            .Concat(documents.SelectMany(d => new[] { new NamedFile(d.CaseId, d.PdfFileId, d.Title, null), new NamedFile(d.CaseId, d.DocxFileId, d.Title, null) })).ToLookup(f => f.CaseId);
        var stored = await StoredAsync([.. named.SelectMany(g => g).Select(f => f.FileId).Distinct()], cancellationToken);
        var first = papers.Where(p => p.SinceVersion == 1).CountBy(p => p.CaseId).ToDictionary(c => c.Key, c => c.Value);
        var faults = new List<string>();
        foreach (var one in cases)
        {
            if (filed[one.Id].Any(count => count > first.GetValueOrDefault(one.Id))) faults.Add(Texts.Say("Verify.PapersFewer", one.Number, filed[one.Id].Max(), first.GetValueOrDefault(one.Id)));
            foreach (var file in named[one.Id])
                if (await FaultAsync(one.Number, file, stored, cancellationToken) is { } fault) faults.Add(fault);
        }
        return faults;
    }

    private async Task<Dictionary<Guid, StoredFile>> StoredAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<Guid, StoredFile>();
        foreach (var piece in ids.Chunk(Page))
            foreach (var (id, file) in await files.FindAsync(piece, cancellationToken)) stored[id] = file;
        return stored;
    }

    private async Task<string?> FaultAsync(string number, NamedFile named, Dictionary<Guid, StoredFile> stored, CancellationToken cancellationToken)
    {
        if (!stored.TryGetValue(named.FileId, out var file)) return Texts.Say("Verify.PaperUnknown", number, named.Name, named.FileId);
        if (named.Sha256 is { } digest && file.Sha256 != digest) return Texts.Say("Verify.PaperOther", number, named.Name, named.FileId);
        // Several papers may be of one content: it is read once.
        if (_whole.Contains(file.Sha256)) return null;
        if (!(await files.VerifyAsync([file.Id], cancellationToken)).IsDone) return Texts.Say("Verify.PaperBroken", number, named.Name, named.FileId);
        _whole.Add(file.Sha256);
        return null;
    }

    private static int Papers(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("papers").GetInt32();
    }

    private sealed record CaseName(Guid Id, string Number);

    private sealed record NamedFile(Guid CaseId, Guid FileId, string Name, string? Sha256);
}
