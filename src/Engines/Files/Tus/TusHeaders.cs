using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Saola.Engines.Files.Tus;

/// <summary>Names and forms of the headers of tus 1.0.0.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,checksum,expiration";
    public const string Algorithms = "sha256,sha1";
    public const string Content = "application/offset+octet-stream";

    /// <summary>Checksum mismatch: the status that the protocol gives it.</summary>
    public const int ChecksumMismatch = 460;

    /// <summary>Digest of a whole upload, for the sender to compare: an addition of ours.</summary>
    public const string Sha256 = "Saola-Sha256";

    public static long? Number(HttpRequest request, string name) =>
        long.TryParse(request.Headers[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static void Set(HttpResponse response, string name, long value) => response.Headers[name] = value.ToString(CultureInfo.InvariantCulture);

    public static bool IsContent(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals(Content, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads <c>filename &lt;base64&gt;,sha256 &lt;base64&gt;</c>; null when it is not well formed.</summary>
    public static IReadOnlyDictionary<string, string>? Metadata(string? header)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (header ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ');
            if (parts.Length > 2 || !values.TryAdd(parts[0], "")) return null;
            if (parts.Length == 1) continue;
            var bytes = new byte[parts[1].Length];
            if (!Convert.TryFromBase64String(parts[1], bytes, out var length)) return null;
            values[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
        }
        return values;
    }
}
