using System.Text;
using System.Text.RegularExpressions;

namespace Saola.Engines.Files.Sniffing;

/// <summary>Finds what a PDF says of its archive level. The metadata of PDF/A is never compressed (ISO 19005), so it is found by reading.</summary>
internal static partial class PdfLevel
{
    private const int Window = 64 * 1024;
    private const int Overlap = 512;

    public static async Task<string?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var buffer = new byte[Overlap + Window];
        var kept = 0;
        while (true)
        {
            var read = await content.ReadAtLeastAsync(buffer.AsMemory(kept, Window), Window, throwOnEndOfStream: false, cancellationToken);
            var filled = kept + read;
            var isEnd = read < Window;
            // What stands at the edge is read whole in the next window.
            if (buffer.AsSpan(0, filled).IndexOf("pdfaid:part"u8) is >= 0 and var at && (isEnd || at < filled - Overlap) && LevelIn(buffer.AsSpan(0, filled)) is { } level) return level;
            if (isEnd) return null;
            kept = Overlap;
            buffer.AsSpan(filled - Overlap, Overlap).CopyTo(buffer);
        }
    }

    private static string? LevelIn(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var part = Part().Match(text);
        if (!part.Success) return null;
        var conformance = Conformance().Match(text);
        return $"PDF/A-{part.Groups["part"].Value}{(conformance.Success ? conformance.Groups["level"].Value.ToLowerInvariant() : "")}";
    }

    [GeneratedRegex(@"pdfaid:part\s*(?:=\s*[""']|>)\s*(?<part>[1-4])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Part();

    [GeneratedRegex(@"pdfaid:conformance\s*(?:=\s*[""']|>)\s*(?<level>[A-Za-z])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Conformance();
}
