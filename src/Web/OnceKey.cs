using System.Security.Cryptography;
using System.Text;
using Saola.Kernel;

namespace Saola.Web;

/// <summary>
/// Turns a caller's Idempotency-Key into the id of the record that the call makes: sent again, the same id is found and nothing is made twice.
/// No table of keys is needed, and two callers with one key never meet.
/// </summary>
public static class OnceKey
{
    /// <summary>The longest key.</summary>
    public const int MostCharacters = 100;

    /// <summary>The id for this caller, operation and key; null when the key is missing or too long.</summary>
    public static Guid? Of(Actor caller, string operation, string? key)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > MostCharacters) return null;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}\n{caller.PersonId}\n{caller.Code}\n{key}"));
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8 (RFC 9562, 5.8): a value of our own making
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }
}
