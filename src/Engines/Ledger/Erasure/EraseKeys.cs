using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Events;
using Saola.Events.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Ledger;

/// <summary>
/// Erases a person from the ledger (Law 91/2025/QH15 on personal data): the person's key is destroyed, so that no personal fact can be read
/// again, and the reasons of acts about the person are blanked with their salts. Digests stay: the chain is whole and <c>verify</c> passes.
/// </summary>
public sealed class EraseKeys
{
    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly ActRecorder _acts;
    private readonly PersonalVault _vault;
    private readonly TimeProvider _clock;

    internal EraseKeys(AppDbContext db, UnitOfWork work, ActRecorder acts, PersonalVault vault, TimeProvider clock) =>
        (_db, _work, _acts, _vault, _clock) = (db, work, acts, vault, clock);

    /// <summary>
    /// Erases, and records the act <c>ledger.erase_person</c>. Joins the present unit of work. Erasing twice does nothing.
    /// It cannot be undone, except by a backup that was made before: see docs/ledger.md.
    /// </summary>
    public Task EraseAsync(Guid personId, string? reason, CancellationToken cancellationToken) => _work.RunAsync(async token =>
    {
        var row = await _vault.RowAsync(personId, token);
        if (row?.ErasedAt is not null) return;
        if (row is null) _db.Add(row = new LedgerPersonKey { PersonId = personId });
        row.WrappedKey = null;
        row.ErasedAt = _clock.Now();
        var facts = await _db.Set<LedgerPersonalFact>().CountAsync(f => f.PersonId == personId, token);
        var reasons = await _db.Set<LedgerAct>().Where(a => a.SubjectId == personId && a.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null).SetProperty(a => a.ReasonSalt, (string?)null), token);
        await _acts.RecordAsync(
            new ActDraft { Kind = "ledger.erase_person", Subject = new Subject("person", personId), Reason = reason }, new PersonKeyDestroyed(facts, reasons), token);
    }, cancellationToken);
}
