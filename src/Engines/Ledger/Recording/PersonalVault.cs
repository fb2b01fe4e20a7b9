using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Recording;

/// <summary>Encrypts personal facts, AES-256-GCM, each person under a key of their own, which lies wrapped by the master key.</summary>
internal sealed class PersonalVault(AppDbContext db, MasterKey master)
{
    /// <summary>Nonce, tag and ciphertext of a value; null when the person was erased.</summary>
    public async Task<byte[]?> SealAsync(Guid personId, string value, CancellationToken cancellationToken)
    {
        var row = await RowAsync(personId, cancellationToken) ?? await MakeAsync(personId, cancellationToken);
        return row.WrappedKey is null ? null : AuthenticatedCipher.Seal(master.Unwrap(personId, row.WrappedKey), Encoding.UTF8.GetBytes(value), "");
    }

    /// <summary>The personal facts of an event in their order; a value is null when its person was erased.</summary>
    public async Task<IReadOnlyList<RecordedFact>> OpenAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<LedgerPersonalFact>().AsNoTracking().Where(f => f.EventId == eventId).OrderBy(f => f.Position)
            .Select(f => new { Fact = f, db.Set<LedgerPersonKey>().First(k => k.PersonId == f.PersonId).WrappedKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RecordedFact(r.Fact.PersonId, r.Fact.Name, r.WrappedKey is null ? null : Open(r.Fact, r.WrappedKey)))];
    }

    /// <summary>The key row of a person, or null when no fact of that person was ever recorded.</summary>
    public ValueTask<LedgerPersonKey?> RowAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Set<LedgerPersonKey>().FindAsync([personId], cancellationToken);

    // Two writers may record the first fact of one person at once: the row of the first stands, the second waits for it and uses its key.
    private async Task<LedgerPersonKey> MakeAsync(Guid personId, CancellationToken cancellationToken)
    {
        var wrapped = master.Wrap(personId, RandomNumberGenerator.GetBytes(AuthenticatedCipher.KeyBytes));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ledger_person_keys (person_id, wrapped_key) VALUES ({personId}, {wrapped}) ON CONFLICT (person_id) DO NOTHING", cancellationToken);
        return await db.Set<LedgerPersonKey>().SingleAsync(k => k.PersonId == personId, cancellationToken);
    }

    private string Open(LedgerPersonalFact fact, byte[] wrapped) =>
        Encoding.UTF8.GetString(AuthenticatedCipher.Open(master.Unwrap(fact.PersonId, wrapped), fact.Cipher, ""));
}
