using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Saola.Engines.Ledger.Recording;

/// <summary>
/// What is hashed: each value in UTF-8, preceded by its length in bytes and a colon, so that no two lists of values share a form.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>SHA-256 over the values in their order, lower-case hex.</summary>
    public static string Hash(IEnumerable<string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            hash.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An id with hyphens in lower case; nothing when there is none.</summary>
    public static string Text(Guid? id) => id?.ToString("D") ?? "";

    /// <summary>An instant as microseconds since 1970 (UTC).</summary>
    public static string Text(DateTimeOffset at) => Microseconds(at).ToString(CultureInfo.InvariantCulture);

    /// <summary>An instant as microseconds since 1970 (UTC).</summary>
    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A number.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
