using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>
/// Signs deliveries as Standard Webhooks does, so that receivers need no library of ours: HMAC-SHA256 over <c>id.timestamp.body</c> under the key behind
/// <c>whsec_</c>, in Base64, as <c>v1,…</c>.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", Header = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;

    /// <summary>A new secret, as it is shown once.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The value of the header.</summary>
    public static string Of(string secret, Guid delivery, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var start = Encoding.UTF8.GetBytes($"{delivery:D}.{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.");
        byte[] signed = [.. start, .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed));
    }
}
