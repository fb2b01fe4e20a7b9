using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Files;
using Saola.Engines.Ledger;

namespace Saola.Engines.Cases.Verifying;

/// <summary>
/// For <c>./saola verify</c>: what an issued result is worth agrees with the ledger. A signed one has the very file that was signed; a revoked one has its
/// decision with reason and legal basis; a replaced one has the edition that took its place.
/// </summary>
internal sealed class VerifyResults(AppDbContext db, IFiles files, ILedgerReader ledger) : IVerification
{
    private const int Page = 200;
    private static readonly string[] Kinds = ["cases.result_signed", "cases.result_revoked", "cases.result_replaced"];

    public string Name => Texts.Say("Verify.Results");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var from = last;
            var page = await db.Set<CaseResult>().AsNoTracking().Where(r => r.Id.CompareTo(from) > 0 && r.IssuedAt != null).OrderBy(r => r.Id).Take(Page).ToListAsync(cancellationToken);
            foreach (var fault in await PageAsync(page, cancellationToken)) yield return fault;
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }

    private async Task<List<string>> PageAsync(List<CaseResult> results, CancellationToken cancellationToken)
    {
        var judged = results.Where(r => r.Signing == SigningState.Signed || r.Standing != ResultStanding.InForce).ToList();
        var ids = judged.Select(r => r.CaseId).Distinct().ToList();
        if (ids.Count == 0) return [];
        var events = (await ledger.EventsAsync(ids, Kinds, cancellationToken)).Select(Read).ToLookup(e => (e.CaseId, e.Edition, e.Kind));
        var next = await db.Set<CaseResult>().AsNoTracking().Where(r => ids.Contains(r.CaseId) && r.IssuedAt != null).Select(r => new { r.CaseId, r.Edition }).ToListAsync(cancellationToken);
        var documents = (await db.Set<CaseDocument>().AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.Kind == ResultFile.Kind).ToListAsync(cancellationToken)).ToDictionary(d => (d.CaseId, d.Round), d => d.PdfFileId);
        var stored = await files.FindAsync([.. documents.Values.Distinct()], cancellationToken);
        var faults = new List<string>();
        foreach (var result in judged)
        {
            if (result.Signing == SigningState.Signed)
            {
                var digest = documents.TryGetValue((result.CaseId, result.Edition - 1), out var file) && stored.TryGetValue(file, out var found) ? found.Sha256 : null;
                if (digest is null || events[(result.CaseId, result.Edition, Kinds[0])].LastOrDefault()?.Digest != digest) faults.Add(Texts.Say("Verify.ResultFileOther", result.Number ?? ""));
            }
            if (result.Standing == ResultStanding.InForce) continue;
            var kind = result.Standing == ResultStanding.Revoked ? Kinds[1] : Kinds[2];
            if (!events[(result.CaseId, result.Edition, kind)].Any() || string.IsNullOrEmpty(result.EndReason) || string.IsNullOrEmpty(result.EndBasis)) faults.Add(Texts.Say("Verify.ResultEndUnknown", result.Number ?? ""));
            if (result.Standing == ResultStanding.Replaced && !next.Exists(n => n.CaseId == result.CaseId && n.Edition == result.Edition + 1)) faults.Add(Texts.Say("Verify.ResultWithoutNext", result.Number ?? ""));
        }
        return faults;
    }

    private static ResultEvent Read(RecordedEvent one)
    {
        using var json = JsonDocument.Parse(one.Payload);
        return new ResultEvent(one.SubjectId, json.RootElement.GetProperty("edition").GetInt32(), one.Kind, json.RootElement.TryGetProperty("sha256", out var digest) ? digest.GetString() : null);
    }

    private sealed record ResultEvent(Guid CaseId, int Edition, string Kind, string? Digest);
}
