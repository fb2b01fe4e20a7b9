using System.IO.Compression;

namespace Saola.Engines.Documents.Docx;

/// <summary>
/// A DOCX is a ZIP whose entries carry the time of writing. They are packed again in order of name with the date of issue,
/// so that the same document gives the same bytes.
/// </summary>
internal static class DocxPackage
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same package with settled entries.</summary>
    public static byte[] Settle(byte[] package, DateTimeOffset issuedAt)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var buffer = new MemoryStream();
        using (var target = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The list of content types stands first by custom; some programs sniff it there.
            foreach (var entry in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = issuedAt < Earliest ? Earliest : issuedAt.ToUniversalTime();
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }
        return buffer.ToArray();
    }
}
