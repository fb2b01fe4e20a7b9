using System.Diagnostics;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Kernel;

namespace Saola.Engines.Documents.Tools;

/// <summary>
/// Converts with LibreOffice. Each call has a profile of its own, because two processes on one profile wait for each other for ever;
/// it ends in time or is ended together with its children, by its own process and no other.
/// </summary>
internal sealed class LibreOfficeConverter(
    ToolDetection tools, IOptions<DocumentToolSettings> settings, IStringLocalizer<Texts> texts, TimeProvider clock) : IDocumentConverter
{
    // A document from outside must neither run macros nor make the server fetch addresses that it names.
    private const string Profile =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        </oor:items>
        """;

    public bool IsAvailable => tools.PathOf(OptionalTool.LibreOffice) is not null;

    public async Task<Result<byte[]>> ToPdfAsync(ReadOnlyMemory<byte> docx, CancellationToken cancellationToken)
    {
        if (tools.PathOf(OptionalTool.LibreOffice) is not { } program)
            return new Fault("documents.converter_missing", tools.StatusOf(OptionalTool.LibreOffice).Sentence);
        var folder = Directory.CreateTempSubdirectory("saola-convert-").FullName;
        try
        {
            await PrepareAsync(folder, docx, cancellationToken);
            if (!await RunAsync(program, folder, cancellationToken))
                return new Fault("documents.conversion_timeout", texts["convert.timeout", settings.Value.ConversionTimeout.TotalSeconds]);
            var pdf = Path.Combine(folder, "document.pdf");
            return File.Exists(pdf)
                ? await File.ReadAllBytesAsync(pdf, cancellationToken)
                : new Fault("documents.conversion_failed", texts["convert.failed"]);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static async Task PrepareAsync(string folder, ReadOnlyMemory<byte> docx, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "document.docx"), docx, cancellationToken);
        var user = Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        await File.WriteAllTextAsync(Path.Combine(user.FullName, "registrymodifications.xcu"), Profile, cancellationToken);
    }

    // False when the time was up.
    private async Task<bool> RunAsync(string program, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        string[] arguments =
        [
            "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri, "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, Path.Combine(folder, "document.docx"),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice did not start.");
        // Both streams are read, or a full pipe would stop the process.
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        using var timeout = new CancellationTokenSource(settings.Value.ConversionTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
            await reading;
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A child that is still closing may hold a file for a moment; the folder lies in the system's own temporary place.
        }
    }
}
