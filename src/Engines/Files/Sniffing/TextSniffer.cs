using System.Text;
using Saola.Engines.Files.Receiving;

namespace Saola.Engines.Files.Sniffing;

/// <summary>Plain text is UTF-8 without control characters, from the first byte to the last.</summary>
internal static class TextSniffer
{
    public static async Task<Sniffed> SniffAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[32 * 1024];
        var chars = new char[bytes.Length + 4];
        try
        {
            int read;
            while ((read = await content.ReadAsync(bytes, cancellationToken)) > 0)
            {
                var written = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
                if (HasControls(chars.AsSpan(0, written))) return Sniffed.Refused("unknown");
            }
            decoder.GetChars([], chars, flush: true);
        }
        catch (DecoderFallbackException)
        {
            return Sniffed.Refused(SafeName.ExtensionOf(name) is "csv" or "txt" ? "not_utf8" : "unknown");
        }
        return SafeName.ExtensionOf(name) == "csv" ? FileKind.Csv : FileKind.Txt;
    }

    private static bool HasControls(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f')) return true;
        return false;
    }
}
