using System.Text;

namespace Saola.Engines.Files.Sniffing;

/// <summary>
/// Says what a file is from its bytes. The name only decides between CSV and plain text. What could run on a reader's machine is refused:
/// programs, pages and drawings with scripts, office files with macros, archives that unpack without end.
/// </summary>
internal static class FileSniffer
{
    private const int HeadBytes = 4096;

    public static async Task<Sniffed> SniffAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        return await ByHeadAsync(head.AsMemory(0, read), content, name, cancellationToken);
    }

    private static async Task<Sniffed> ByHeadAsync(ReadOnlyMemory<byte> head, Stream content, string name, CancellationToken cancellationToken)
    {
        if (Starts(head, "MZ"u8) || Starts(head, [0x7F, (byte)'E', (byte)'L', (byte)'F']) || Starts(head, "#!"u8) || Starts(head, [0xCF, 0xFA, 0xED, 0xFE])) return Sniffed.Refused("program");
        if (Starts(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return Sniffed.Refused("old_office");
        if (Starts(head, [0xFF, 0xD8, 0xFF])) return FileKind.Jpg;
        if (Starts(head, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (Starts(head, "PK\u0003\u0004"u8) || Starts(head, "PK\u0005\u0006"u8)) return ZipSniffer.Sniff(content);
        // The mark of a PDF may stand after some bytes of another program, within the first 1,024 (ISO 32000-1, annex H, note 13).
        if (head.Span[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) is >= 0 and var mark && (mark == 0 || !LooksLikeMarkup(head))) return FileKind.Pdf(await PdfLevel.ReadAsync(content, cancellationToken));
        if (LooksLikeMarkup(head)) return Sniffed.Refused("markup");
        return await TextSniffer.SniffAsync(content, name, cancellationToken);
    }

    private static bool Starts(ReadOnlyMemory<byte> head, ReadOnlySpan<byte> mark) => head.Span.StartsWith(mark);

    private static bool LooksLikeMarkup(ReadOnlyMemory<byte> head)
    {
        var text = Encoding.UTF8.GetString(head.Span).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f', '\0');
        if (!text.StartsWith('<')) return false;
        string[] marks = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body", "<iframe", "<math", "<!--", "<?php", "<style", "<img", "<a ", "<div", "<table"];
        return marks.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
    }
}
