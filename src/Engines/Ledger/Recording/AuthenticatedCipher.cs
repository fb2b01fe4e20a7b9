using System.Security.Cryptography;
using System.Text;

namespace Saola.Engines.Ledger.Recording;

/// <summary>AES-256-GCM as nonce, tag and ciphertext in one piece.</summary>
internal static class AuthenticatedCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Length of a key in bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>Encrypts; <paramref name="bound"/> is not in the result, but it must be the same when it is opened.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string bound)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(bound));
        return whole;
    }

    /// <summary>Decrypts; throws <see cref="CryptographicException"/> when key, binding or content are not the ones of sealing.</summary>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> whole, string bound)
    {
        if (whole.Length < NonceBytes + TagBytes) throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(whole[..NonceBytes], whole[(NonceBytes + TagBytes)..], whole.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(bound));
        return plain;
    }
}
