using System.Diagnostics;

namespace Saola.EndToEnd.Tests;

/// <summary>The words of a PDF, as <c>pdftotext</c> of poppler-utils reads them.</summary>
internal static class PdfText
{
    public static async Task<string> ReadAsync(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        // Lines are broken where the page ends: words are compared, not lines.
        return string.Join(' ', (await text).Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
