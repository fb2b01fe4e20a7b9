using Saola.Engines.Documents.Codes;
using Saola.Engines.Documents.Pdf;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class CodeTests
{
    [Fact]
    public void A_qr_code_has_its_three_finders_and_a_white_border()
    {
        var code = QrCode.Of("http://localhost:5080/tra-cuu");
        Assert.Equal(code.Width, code.Height);
        Assert.All(Enumerable.Range(0, code.Width), i => Assert.False(code[i, 0] || code[0, i] || code[i, 3] || code[3, i]));
        (int, int)[] finders = [(4, 4), (code.Width - 11, 4), (4, code.Height - 11)];
        Assert.All(finders, corner => Assert.All(Enumerable.Range(0, 7), i => Assert.True(code[corner.Item1 + i, corner.Item2])));
    }

    [Fact]
    public void A_bar_code_of_a_known_text_has_its_known_bars()
    {
        // "A": start B, 33, check digit (104 + 33) mod 103 = 34, stop.
        var code = Code128.Of("A");
        var bars = string.Concat(Enumerable.Range(10, code.Width - 20).Select(i => code[i, 0] ? '1' : '0'));
        Assert.Equal("11010010000" + "10100011000" + "10001011000" + "1100011101011", bars);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hồ sơ")]
    public void A_text_outside_ascii_has_no_bar_code(string text)
    {
        Assert.False(Code128.CanEncode(text));
        Assert.Throws<ArgumentException>(() => Code128.Of(text));
    }

    [Fact]
    public void A_scanner_reads_both_codes_of_the_receipt()
    {
        var (render, scan) = (DocumentText.Program("pdftoppm"), DocumentText.Program("zbarimg"));
        Assert.SkipWhen(render is null || scan is null, "pdftoppm (poppler-utils) or zbarimg (zbar-tools) is not installed.");
        var folder = Directory.CreateTempSubdirectory("saola-codes-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "slip.pdf"), new PdfWriter().Write(SlipSamples.Receipt.ToDocument()));
            DocumentText.Run(render!, "-r", "300", "-png", Path.Combine(folder, "slip.pdf"), Path.Combine(folder, "slip"));
            var read = DocumentText.Run(scan!, "-q", Directory.GetFiles(folder, "*.png")[0]);
            Assert.Contains("QR-Code:" + SlipSamples.Receipt.TrackingAddress, read, StringComparison.Ordinal);
            Assert.Contains("CODE-128:" + SlipSamples.Receipt.FileCode, read, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("079201001234", "079•••••1234")]
    [InlineData(" 0319999996 ", "03•••••996")]
    [InlineData("0319999996-001", "031•••••••-001")]
    [InlineData("B1234567", "B•••••67")]
    [InlineData("12345", "•••••")]
    [InlineData("12", "••")]
    [InlineData(null, "")]
    public void The_middle_of_a_number_is_covered(string? number, string shown)
    {
        Assert.Equal(shown, PersonalNumbers.Masked(number));
    }
}
