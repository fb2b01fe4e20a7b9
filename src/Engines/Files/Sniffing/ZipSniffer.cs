using System.IO.Compression;
using System.Text;

namespace Saola.Engines.Files.Sniffing;

/// <summary>Tells DOCX, XLSX and plain archives apart by their parts, and refuses macros, passwords and archives made to burst.</summary>
internal static class ZipSniffer
{
    private const int MostEntries = 10_000;
    private const long MostUnpacked = 2L * 1024 * 1024 * 1024;

    /// <summary>Well-packed text shrinks to a twentieth; a bomb to a thousandth.</summary>
    private const int HighestRatio = 200;
    private const long RatioMatters = 10L * 1024 * 1024;
    private const int LongestContentTypes = 1024 * 1024;

    private static readonly string[] Programs = [".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".msi", ".jar", ".lnk", ".docm", ".xlsm", ".pptm"];

    public static Sniffed Sniff(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (Refusal(archive, content.Length) is { } reason) return Sniffed.Refused(reason);
            return archive.GetEntry("[Content_Types].xml") is { } types ? Office(archive, types) : Plain(archive);
        }
        catch (InvalidDataException)
        {
            return Sniffed.Refused("broken");
        }
    }

    private static string? Refusal(ZipArchive archive, long size)
    {
        if (archive.Entries.Count > MostEntries) return "bomb";
        if (archive.Entries.Any(e => e.IsEncrypted)) return "encrypted";
        var (packed, unpacked) = (archive.Entries.Sum(e => e.CompressedLength), archive.Entries.Sum(e => e.Length));
        // Parts that lie over each other are packed once and unpacked many times.
        if (unpacked > MostUnpacked || packed > size) return "bomb";
        return archive.Entries.Any(e => e.Length > RatioMatters && e.Length / Math.Max(1, e.CompressedLength) > HighestRatio) ? "bomb" : null;
    }

    private static Sniffed Office(ZipArchive archive, ZipArchiveEntry types)
    {
        if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return Sniffed.Refused("macro");
        if (types.Length > LongestContentTypes) return Sniffed.Refused("bomb");
        var text = Read(types);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) return Sniffed.Refused("macro");
        if (text.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) && archive.GetEntry("word/document.xml") is not null) return FileKind.Docx;
        if (text.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) && archive.GetEntry("xl/workbook.xml") is not null) return FileKind.Xlsx;
        return Sniffed.Refused("unknown");
    }

    private static Sniffed Plain(ZipArchive archive) =>
        archive.Entries.Any(e => Programs.Any(p => e.Name.EndsWith(p, StringComparison.OrdinalIgnoreCase))) ? Sniffed.Refused("program") : FileKind.Zip;

    // The length in the directory may lie: no more than the bound is unpacked.
    private static string Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[LongestContentTypes];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
