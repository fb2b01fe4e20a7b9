using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Documents.Tools;
using Saola.Kernel;
using Saola.Modules.PublicServices.Templates;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Results;

public sealed class TemplateTests
{
    private const string Good = "Số {result.number}, ngày {result.date}";

    [Theory]
    [InlineData("{owner.khong_co}", "template.hole", "đoạn 2")]
    [InlineData("{owner.name_vi", "template.hole", "đoạn 2")]
    [InlineData("{1 +}", "template.hole", "đoạn 2")]
    public async Task A_hole_that_nothing_fills_is_refused_with_its_place(string hole, string code, string place)
    {
        await using var site = await ResultSite.StartAsync(DatabaseKind.Sqlite);
        var refused = await PublishAsync(site, Docx(Good, "Tên: " + hole, "{result.signer}"));
        Assert.Equal(code, refused.Faults[0].Code);
        Assert.Contains(place, refused.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_without_number_date_or_signer_is_refused()
    {
        await using var site = await ResultSite.StartAsync(DatabaseKind.Sqlite);
        Assert.Equal(3, (await PublishAsync(site, Docx("Không có gì"))).Faults.Count(f => f.Code == "template.missing"));
        Assert.Equal("template.unreadable", (await PublishAsync(site, [1, 2, 3])).Faults[0].Code);
        Assert.Equal("template.not_yours", (await PublishAsync(site, Docx(Good, "{result.signer}"), "officer@saola.test")).Faults[0].Code);
    }

    [Fact]
    public void A_hole_that_word_cut_apart_is_found_and_filled()
    {
        var template = Template();
        var docx = Docx((Body body) => body.Append(new Paragraph(Piece("Tên {app"), Piece("licant."), Piece("name}, hết"))));
        Assert.Equal("applicant.name", Assert.Single(template.Holes(docx).Value).Name);
        var filled = template.Fill(docx, _ => "Viện Mẫu").Value;
        using var file = WordprocessingDocument.Open(new MemoryStream(filled), false);
        Assert.Equal("Tên Viện Mẫu, hết", file.MainDocumentPart!.Document!.Body!.InnerText);
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_writes_the_result_in_word_and_it_is_signed(DatabaseKind database)
    {
        await using var site = await ResultSite.StartAsync(database);
        Assert.SkipUnless(site.Site.Services.GetRequiredService<IDocumentConverter>().IsAvailable, "LibreOffice is not installed.");
        Assert.True((await PublishAsync(site, Docx(Good, "Cấp cho {applicant.name}", "{result.signer}"))).IsDone);
        // Back to the desk of the officer: a draft is written before the director decides.
        await using var fresh = await ResultSite.DraftedAsync(site.Site);
        var filled = await FilledAsync(fresh);
        Assert.Contains("Cấp cho " + (await fresh.ReadAsync()).Row.ApplicantName, Words(filled), StringComparison.Ordinal);
        Assert.Contains("{result.number}", Words(filled), StringComparison.Ordinal);

        Assert.Equal("template.hole", (await SendAsync(fresh, Docx(Good, "{applicant.name}", "{result.signer}"))).Faults[0].Code);
        Assert.True((await SendAsync(fresh, filled)).IsDone);
        await fresh.FinishAsync();

        var dossier = await fresh.ReadAsync();
        Assert.Equal(SigningState.Signed, dossier.Result!.Signing);
        var pdf = await SignedResultTests.FileAsync(fresh, dossier);
        Assert.Equal(2, fresh.Site.Services.GetRequiredService<PdfSignatures>().Read(pdf)!.Count(s => s.IsIntact));
    }

    [Fact]
    public async Task Without_libreoffice_the_word_file_is_refused_with_a_sentence()
    {
        await using var site = await ResultSite.StartAsync(DatabaseKind.Sqlite);
        if (site.Site.Services.GetRequiredService<IDocumentConverter>().IsAvailable) Assert.Skip("LibreOffice is installed.");
        await using var fresh = await ResultSite.DraftedAsync(site.Site);
        Assert.Equal("documents.converter_missing", (await SendAsync(fresh, Docx(Good, "{result.signer}"))).Faults[0].Code);
    }

    [Fact]
    public async Task The_administrator_publishes_and_ends_a_template_on_screen()
    {
        await using var site = await ResultSite.StartAsync(DatabaseKind.Sqlite);
        Assert.True((await PublishAsync(site, Docx(Good, "{result.signer}"))).IsDone);
        using var admin = await site.Site.SignedInAsync("admin@saola.test");
        await admin.OpenAsync("/quan-tri/mau-ket-qua");
        Assert.Contains("mau.docx", admin.Page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        await admin.SubmitAsync("form[action*=End]");
        Assert.Contains("Thôi dùng lúc", admin.Page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Result> PublishAsync(ResultSite site, byte[] docx, string account = "admin@saola.test")
    {
        Result? result = null;
        await site.Site.ActAsync(account, async services => result = await services.GetRequiredService<PublishTemplate>().HandleAsync(
            new NewTemplate { ProcedureCode = "1.001786", ResultId = "certificate", FileName = "mau.docx", Docx = docx }, CancellationToken.None));
        return result!;
    }

    private static async Task<byte[]> FilledAsync(ResultSite site)
    {
        var (dossier, filled) = (await site.ReadAsync(), (byte[]?)null);
        await site.Site.ActAsync("officer@saola.test", async services => filled = (await services.GetRequiredService<DraftFiles>().FilledAsync(dossier, "Phòng Quản lý Khoa học", CancellationToken.None)).Value);
        return filled!;
    }

    private static async Task<Result> SendAsync(ResultSite site, byte[] docx)
    {
        var (dossier, result) = (await site.ReadAsync(), (Result?)null);
        await site.Site.ActAsync("officer@saola.test", async services => result = await services.GetRequiredService<DraftFiles>().SendAsync(dossier, "du-thao.docx", docx, CancellationToken.None));
        return result!;
    }

    private static string Words(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return file.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static byte[] Docx(params string[] paragraphs) => Docx((Body body) => body.Append(paragraphs.Select(p => new Paragraph(Piece(p)))));

    private static byte[] Docx(Action<Body> write)
    {
        using var buffer = new MemoryStream();
        using (var file = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            write(body);
            file.AddMainDocumentPart().Document = new Document(body);
        }
        return buffer.ToArray();
    }

    private static Run Piece(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static DocxTemplate Template()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization().AddSingleton<DocxTemplate>();
        return services.BuildServiceProvider().GetRequiredService<DocxTemplate>();
    }
}
