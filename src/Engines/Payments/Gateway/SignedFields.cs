using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Saola.Engines.Payments.Gateway;

/// <summary>
/// The signature of the common Vietnamese gateways: fields in the order of their names (by character codes), names and values as in a form
/// (blank is +, hexadecimal capitals), empty ones left out, joined with &amp;; HMAC-SHA512 over that, in hexadecimal.
/// </summary>
internal static class SignedFields
{
    public const string Signature = "vnp_SecureHash";
    private const string SignatureType = "vnp_SecureHashType";

    /// <summary>The text over which the signature goes; also the query that is sent, without the signature.</summary>
    public static string Canonical(IReadOnlyDictionary<string, string> fields) => string.Join('&', fields
        .Where(f => f.Value.Length > 0 && f.Key is not (Signature or SignatureType)).OrderBy(f => f.Key, StringComparer.Ordinal)
        .Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}"));

    public static string Sign(string text, string secret) => Convert.ToHexStringLower(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>The query with its signature.</summary>
    public static string Query(IReadOnlyDictionary<string, string> fields, string secret)
    {
        var text = Canonical(fields);
        return $"{text}&{Signature}={Sign(text, secret)}";
    }

    /// <summary>Whether the fields carry their right signature; compared in equal time.</summary>
    public static bool AreGenuine(IReadOnlyDictionary<string, string> fields, string secret) =>
        fields.TryGetValue(Signature, out var given) && IsSignature(given, Canonical(fields.Where(f => f.Key.StartsWith("vnp_", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal)), secret);

    /// <summary>Whether a signature is that of a text.</summary>
    public static bool IsSignature(string? given, string text, string secret) => given is not null && secret.Length > 0 && CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(given.ToLowerInvariant()), Encoding.ASCII.GetBytes(Sign(text, secret)));
}
