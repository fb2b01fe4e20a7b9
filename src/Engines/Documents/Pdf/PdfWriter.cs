using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Saola.Engines.Documents.Layout;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Pdf;

/// <summary>
/// Writes a document as PDF: own layout, fonts embedded as subsets, a text layer in composed Vietnamese, title, author and language.
/// The same document gives the same bytes on every run and machine. Safe for use by several threads.
/// </summary>
public sealed class PdfWriter
{
    /// <summary>The media type of what it writes.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>The bytes of the file.</summary>
    public byte[] Write(SaolaDocument document)
    {
        using var measure = new TextMeasure(document.Typeface);
        var layout = FlowLayout.Of(document, measure);
        using var pdf = new PdfDocument();
        Describe(pdf, document.Info);
        foreach (var page in layout.Pages) Draw(pdf, page, document.Page, measure);
        using var buffer = new MemoryStream();
        pdf.Save(buffer, closeStream: false);
        return PdfIdentity.Fix(buffer.ToArray(), document.Info.Key);
    }

    private static void Describe(PdfDocument pdf, DocumentInfo info)
    {
        pdf.Info.Title = info.Title;
        pdf.Info.Author = info.Author;
        pdf.Info.Subject = info.Key;
        pdf.Info.Creator = "Saola";
        pdf.Info.CreationDate = info.IssuedAt.UtcDateTime;
        pdf.Info.ModificationDate = info.IssuedAt.UtcDateTime;
        pdf.Language = info.Language;
        pdf.ViewerPreferences.DisplayDocTitle = true;
        pdf.Options.CompressContentStreams = true;
    }

    private static void Draw(PdfDocument pdf, PageLayout layout, PageSetup setup, TextMeasure measure)
    {
        var page = pdf.AddPage();
        page.Width = XUnit.FromPoint(setup.Width);
        page.Height = XUnit.FromPoint(setup.Height);
        using var graphics = XGraphics.FromPdfPage(page);
        foreach (var mark in layout.Marks)
        {
            switch (mark)
            {
                case TextMark text:
                    graphics.DrawString(text.Text, measure.Font(text.Font), XBrushes.Black, new XPoint(text.X, text.Baseline));
                    break;
                case StrokeMark stroke:
                    graphics.DrawLine(new XPen(XColors.Black, stroke.Thickness), stroke.X1, stroke.Y1, stroke.X2, stroke.Y2);
                    break;
                case MatrixMark matrix:
                    graphics.DrawPath(XBrushes.Black, Squares(matrix));
                    break;
            }
        }
    }

    // All squares in one path: filled at once, no seams between them on screen.
    private static XGraphicsPath Squares(MatrixMark mark)
    {
        var path = new XGraphicsPath { FillMode = XFillMode.Winding };
        var (side, rise) = (mark.Width / mark.Matrix.Width, mark.Height / mark.Matrix.Height);
        for (var row = 0; row < mark.Matrix.Height; row++)
        {
            foreach (var (column, length) in mark.Matrix.Stretches(row))
                path.AddRectangle(mark.X + (column * side), mark.Y + (row * rise), length * side, rise);
        }
        return path;
    }
}
