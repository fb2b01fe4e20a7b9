using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Tools;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("saola-tools-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_tool_in_a_folder_of_the_settings_is_found()
    {
        File.WriteAllText(Path.Combine(_folder, "soffice"), "");
        Assert.Equal(Path.Combine(_folder, "soffice"), Tools(_folder).PathOf(OptionalTool.LibreOffice));
    }

    [Fact]
    public void Every_tool_has_a_sentence()
    {
        Assert.All(Tools(_folder).All, status => Assert.EndsWith(".", status.Sentence, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<OptionalTool>().Length, Tools(_folder).All.Count);
    }

    [Fact]
    public async Task A_conversion_that_does_not_end_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Script("echo $$ > \"$(dirname \"$0\")/pid\"; exec sleep 600");
        var clock = new FakeTimeProvider();
        var conversion = Converter(_folder, clock).ToPdfAsync(new byte[] { 1 }, TestContext.Current.CancellationToken);
        while (!File.Exists(Path.Combine(_folder, "pid")) || File.ReadAllText(Path.Combine(_folder, "pid")).Length == 0) await Task.Yield();
        while (!conversion.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Yield();
        }
        Assert.Equal("documents.conversion_timeout", (await conversion).Faults[0].Code);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(Path.Combine(_folder, "pid")).Trim()}/fd"));
    }

    [Fact]
    public async Task A_file_that_gives_no_pdf_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Script("exit 0");
        var result = await Converter(_folder, TimeProvider.System).ToPdfAsync(new byte[] { 1 }, TestContext.Current.CancellationToken);
        Assert.Equal("documents.conversion_failed", result.Faults[0].Code);
    }

    [Theory]
    [InlineData("01_receipt_slip")]
    [InlineData("06_control_slip")]
    [InlineData("07_file_register")]
    [InlineData("decision")]
    public async Task LibreOffice_opens_the_docx_and_reads_the_same_letters(string name)
    {
        var converter = Converter("", TimeProvider.System);
        Assert.SkipUnless(converter.IsAvailable, "LibreOffice is not installed.");
        var document = SlipSamples.All[name];
        var pdf = await converter.ToPdfAsync(new DocxWriter().Write(document), TestContext.Current.CancellationToken);
        var (own, theirs) = (DocumentText.PdfPages(new PdfWriter().Write(document)), DocumentText.PdfPages(pdf.Value));
        Assert.Equal(own.Count, theirs.Count);
        Assert.Equal(Sorted(own), Sorted(theirs));
    }

    private static string Sorted(IReadOnlyList<string> pages) => string.Concat(DocumentText.Letters(string.Concat(pages)).Order());

    private void Script(string body)
    {
        var file = Path.Combine(_folder, "soffice");
        File.WriteAllText(file, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static ToolDetection Tools(string folder) => new(Options.Create(new DocumentToolSettings { ToolFolders = folder }), DocumentTexts.Localizer);

    private static LibreOfficeConverter Converter(string folder, TimeProvider clock) =>
        new(Tools(folder), Options.Create(new DocumentToolSettings()), DocumentTexts.Localizer, clock);
}
