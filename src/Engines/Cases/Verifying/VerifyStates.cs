using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Cases.Verifying;

/// <summary>
/// For <c>./saola verify</c>: every case stands where its events leave it (number, state, step, acceptance, due date), and what was declared is
/// what the ledger knows the digest of. A case that differs is read twice: somebody may be working on it.
/// </summary>
internal sealed class VerifyStates(AppDbContext db, ILedgerReader ledger) : IVerification
{
    private const int Page = 200;

    public string Name => Texts.Say("Verify.States");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var from = last;
            var ids = await db.Set<Case>().AsNoTracking().Where(c => c.Id.CompareTo(from) > 0).OrderBy(c => c.Id).Take(Page).Select(c => c.Id).ToListAsync(cancellationToken);
            var suspects = (await PageAsync(ids, cancellationToken)).Select(f => f.CaseId).Distinct().ToList();
            if (suspects.Count > 0)
                foreach (var (_, sentence) in await PageAsync(suspects, cancellationToken)) yield return sentence;
            if (ids.Count < Page) yield break;
            last = ids[^1];
        }
    }

    private async Task<List<(Guid CaseId, string Sentence)>> PageAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var declared = await db.Set<CaseData>().AsNoTracking().Where(d => ids.Contains(d.CaseId) && d.Version == 1).ToDictionaryAsync(d => d.CaseId, d => d.Json, cancellationToken);
        var events = (await ledger.EventsAsync(ids, CaseFold.Kinds, cancellationToken)).ToLookup(e => e.SubjectId);
        return [.. rows.SelectMany(row => Faults(row, declared.GetValueOrDefault(row.Id), CaseFold.Of(events[row.Id])).Select(sentence => (row.Id, sentence)))];
    }

    private static IEnumerable<string> Faults(Case row, string? declared, CaseFold fold)
    {
        if (fold.Number is null)
        {
            yield return Texts.Say("Verify.NeverFiled", row.Number);
            yield break;
        }
        if (fold.Number != row.Number) yield return Texts.Say("Verify.NumberDiffers", row.Number, fold.Number);
        if (declared is null || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(declared))) != fold.DataDigest) yield return Texts.Say("Verify.DeclarationDiffers", row.Number);
        if (fold.IsAmbiguous) yield break;
        if (fold.State != row.State) yield return Texts.Say("Verify.StateDiffers", row.Number, row.State, fold.State);
        if (fold.HasFinishedSteps && row.State.IsOpen() && fold.StepId != row.StepId) yield return Texts.Say("Verify.StepDiffers", row.Number, row.StepId, fold.StepId);
        if (fold.AcceptedAt != row.AcceptedAt) yield return Texts.Say("Verify.AcceptanceDiffers", row.Number, Words(row.AcceptedAt), Words(fold.AcceptedAt));
        if (fold.DueAt != row.DueAt) yield return Texts.Say("Verify.DueDiffers", row.Number, Words(row.DueAt), Words(fold.DueAt));
    }

    private static string Words(DateTimeOffset? at) => at is { } known ? VietnameseFormats.Instant(known) : "–";
}
