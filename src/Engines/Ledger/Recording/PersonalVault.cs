using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Recording;

/// <summary>Encrypts personal facts, AES-256-GCM, each person under a key of their own.</summary>
internal sealed class PersonalVault(AppDbContext db)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Nonce, tag and ciphertext of a value; null when the person was erased.</summary>
    public async Task<byte[]?> SealAsync(Guid personId, string value, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(personId, cancellationToken);
        if (key is null) return null;
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedValue.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(sealedValue.AsSpan(0, NonceBytes), plain, sealedValue.AsSpan(NonceBytes + TagBytes), sealedValue.AsSpan(NonceBytes, TagBytes));
        return sealedValue;
    }

    private async Task<byte[]?> KeyAsync(Guid personId, CancellationToken cancellationToken)
    {
        var row = db.Set<LedgerPersonKey>().Local.FirstOrDefault(k => k.PersonId == personId)
            ?? await db.Set<LedgerPersonKey>().FirstOrDefaultAsync(k => k.PersonId == personId, cancellationToken);
        if (row is not null) return row.Key;
        var made = new LedgerPersonKey { PersonId = personId, Key = RandomNumberGenerator.GetBytes(32) };
        db.Add(made);
        return made.Key;
    }
}
