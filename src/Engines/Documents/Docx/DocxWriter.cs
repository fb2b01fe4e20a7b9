using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Layout;
using Saola.Engines.Documents.Model;
using Emphasis = Saola.Engines.Documents.Model.Emphasis;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Saola.Engines.Documents.Docx;

/// <summary>
/// Writes a document as DOCX (ISO/IEC 29500), for those who go on writing in it. Times New Roman is named, not embedded.
/// The same document gives the same bytes. Safe for use by several threads.
/// </summary>
public sealed class DocxWriter
{
    /// <summary>The media type of what it writes.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string HeaderId = "header";
    private const string FirstHeaderId = "firstHeader";
    private const string FooterId = "footer";

    /// <summary>The bytes of the file.</summary>
    public byte[] Write(SaolaDocument document)
    {
        using var measure = new TextMeasure(document.Typeface);
        var layout = FlowLayout.Of(document, measure);
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            DocxProperties.AddTo(package, document.Info);
            var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "main");
            DocxStyles.AddTo(main, document);
            AddFurniture(main, document);
            var body = new Body(new DocxBlocks(main, document, layout).All());
            body.Append(Section(document));
            main.Document = new Document(body);
        }
        return DocxPackage.Settle(buffer.ToArray(), document.Info.IssuedAt);
    }

    // The number is hidden on page 1: a first header of its own, empty.
    private static void AddFurniture(MainDocumentPart main, SaolaDocument document)
    {
        var number = new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(DocxText.Run("2", Emphasis.None, document.Scale.PageNumber, document.Typeface)) { Instruction = " PAGE " });
        main.AddNewPart<HeaderPart>(HeaderId).Header = new Header(number);
        main.AddNewPart<HeaderPart>(FirstHeaderId).Header = new Header(new Paragraph());
        if (document.FooterNote is null) return;
        var note = new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            DocxText.Run(document.FooterNote, Emphasis.Italic, document.Scale.Small - 1, document.Typeface));
        main.AddNewPart<FooterPart>(FooterId).Footer = new Footer(note);
    }

    private static SectionProperties Section(SaolaDocument document)
    {
        var page = document.Page;
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeaderId });
        if (document.FooterNote is not null)
        {
            section.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId });
            section.Append(new FooterReference { Type = HeaderFooterValues.First, Id = FooterId });
        }
        section.Append(new PageSize
        {
            Width = DocxText.UnsignedTwips(page.Width),
            Height = DocxText.UnsignedTwips(page.Height),
            Orient = page.Orientation == PageOrientation.Landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        });
        section.Append(new PageMargin
        {
            Top = DocxText.Twips(page.Top), Bottom = DocxText.Twips(page.Bottom),
            Left = DocxText.UnsignedTwips(page.Left), Right = DocxText.UnsignedTwips(page.Right),
            Header = DocxText.UnsignedTwips(page.NumberFromEdge - (document.Scale.PageNumber / 2)),
            Footer = DocxText.UnsignedTwips(page.FooterFromEdge - (document.Scale.Small / 2)), Gutter = 0,
        });
        section.Append(new TitlePage());
        return section;
    }
}
