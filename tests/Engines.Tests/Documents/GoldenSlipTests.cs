using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Slips;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class GoldenSlipTests
{
    private static readonly string Golden = Repository.Path("tests", "Engines.Tests", "Documents", "Golden");

    public static TheoryData<string> Names => [.. SlipSamples.All.Keys];

    /// <summary>Set <c>SAOLA_UPDATE_GOLDEN=1</c> to write the golden texts anew; read the difference before you commit it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_of_the_pdf_is_the_golden_text(string name)
    {
        var text = string.Join("\n\f\n", DocumentText.PdfPages(new PdfWriter().Write(SlipSamples.All[name]))) + "\n";
        var file = Path.Combine(Golden, name + ".txt");
        if (Environment.GetEnvironmentVariable("SAOLA_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Golden);
            File.WriteAllText(file, text);
        }
        Assert.Equal(File.ReadAllText(file), text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Docx_and_pdf_say_the_same_words_in_the_same_order(string name)
    {
        var document = SlipSamples.All[name];
        var pages = DocumentText.PdfPages(new PdfWriter().Write(document)).Select((page, i) => WithoutFurniture(page, i + 1, document.FooterNote));
        Assert.Equal(
            DocumentText.Letters(DocumentText.Docx(new DocxWriter().Write(document))),
            DocumentText.Letters(string.Concat(pages)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_docx_is_valid_for_the_validator_of_its_format(string name)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Write(SlipSamples.All[name])), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package);
        Assert.Empty(errors.Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_document_gives_the_same_bytes(string name)
    {
        var document = SlipSamples.All[name];
        Assert.Equal(new PdfWriter().Write(document), new PdfWriter().Write(document));
        Assert.Equal(new DocxWriter().Write(document), new DocxWriter().Write(document));
    }

    [Fact]
    public void Many_threads_write_the_same_bytes()
    {
        var document = SlipSamples.Receipt.ToDocument();
        var expected = new PdfWriter().Write(document);
        Parallel.For(0, 40, _ => Assert.Equal(expected, new PdfWriter().Write(document)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pdftotext_reads_the_same_letters(string name)
    {
        var program = DocumentText.Program("pdftotext");
        Assert.SkipWhen(program is null, "pdftotext (poppler-utils) is not installed.");
        var file = Path.GetTempFileName();
        try
        {
            var pdf = new PdfWriter().Write(SlipSamples.All[name]);
            File.WriteAllBytes(file, pdf);
            var read = DocumentText.Letters(DocumentText.Run(program!, "-layout", "-enc", "UTF-8", file, "-"));
            var drawn = DocumentText.Letters(string.Concat(DocumentText.PdfPages(pdf)));
            Assert.Equal(string.Concat(drawn.Order()), string.Concat(read.Order()));
            Assert.True(read.IsNormalized());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Both_files_tell_title_author_and_language()
    {
        var document = SlipSamples.Receipt.ToDocument();
        var bytes = new PdfWriter().Write(document);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
        Assert.Equal("Giấy tiếp nhận hồ sơ và hẹn trả kết quả H29.15-261106-0031", pdf.Information.Title);
        Assert.Equal("Sở Khoa học và Công nghệ", pdf.Information.Author);
        Assert.Contains("/Lang(vi-VN)", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        using var docx = WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Write(document)), isEditable: false);
        Assert.Equal(pdf.Information.Title, docx.PackageProperties.Title);
        Assert.Equal(pdf.Information.Author, docx.PackageProperties.Creator);
        Assert.Equal("vi-VN", docx.PackageProperties.Language);
    }

    [Fact]
    public void All_fonts_are_embedded_and_readable()
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(new PdfWriter().Write(SlipSamples.Certificate.ToDocument()));
        var fonts = pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["AAAAAA+Tinos Regular", "BAAAAA+Tinos,Bold", "CAAAAA+Tinos,Italic", "DAAAAA+Tinos,BoldItalic"], fonts);
    }

    [Fact]
    public void Forms_stay_Vietnamese_for_readers_of_English()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            Assert.Equal("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", SlipForm.ReceiptSlip.Title);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Names_are_printed_whole_and_numbers_with_their_middle_covered()
    {
        var text = DocumentText.Docx(new DocxWriter().Write(SlipSamples.Receipt.ToDocument()));
        Assert.Contains("Công ty TNHH Thiết bị Y tế Đường Sáng", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0319999996", text, StringComparison.Ordinal);
        Assert.Contains("03•••••996", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_of_a_common_file_takes_one_page()
    {
        Assert.Single(DocumentText.PdfPages(new PdfWriter().Write(SlipSamples.Receipt.ToDocument())));
    }

    [Fact]
    public void A_refusal_without_an_article_of_law_is_not_written()
    {
        Assert.Throws<InvalidOperationException>(() => (SlipSamples.Refusal with { LegalBasis = " " }).ToDocument());
    }

    private static string WithoutFurniture(string page, int number, string? footer)
    {
        var lines = page.Split('\n').ToList();
        if (number > 1) lines.RemoveAt(0);
        if (footer is not null) lines.RemoveAt(lines.Count - 1);
        return string.Join('\n', lines);
    }
}
