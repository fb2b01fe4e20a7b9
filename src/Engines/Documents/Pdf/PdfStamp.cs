using PdfSharp.Drawing;
using PdfSharp.Pdf.IO;
using Saola.Engines.Documents.Codes;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;

namespace Saola.Engines.Documents.Pdf;

/// <summary>
/// Puts the QR code of the public page into the lower margin of the last page of a PDF that another program wrote. The file is written anew, with a classic
/// cross-reference table as signatures need it: nothing may be signed before.
/// </summary>
public sealed class PdfStamp
{
    private static readonly double Side = Millimetres.ToPoints(15), Left = Millimetres.ToPoints(30), Foot = Millimetres.ToPoints(3.5);

    /// <summary>The stamped file; throws <see cref="InvalidOperationException"/> when it is no PDF that can be changed.</summary>
    public byte[] WithCode(byte[] pdf, string address)
    {
        EmbeddedFonts.Use();
        using var source = new MemoryStream(pdf, writable: false);
        try
        {
            using var document = PdfReader.Open(source, PdfDocumentOpenMode.Modify);
            var page = document.Pages[document.PageCount - 1];
            using (var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append)) Draw(graphics, page.Height.Point - Foot - Side, address);
            using var buffer = new MemoryStream();
            document.Save(buffer, closeStream: false);
            return buffer.ToArray();
        }
        catch (PdfReaderException fault)
        {
            throw new InvalidOperationException("The PDF cannot be changed.", fault);
        }
    }

    private static void Draw(XGraphics graphics, double top, string address)
    {
        var code = QrCode.Of(address);
        var square = Side / code.Width;
        for (var row = 0; row < code.Height; row++)
            foreach (var (column, length) in code.Stretches(row)) graphics.DrawRectangle(XBrushes.Black, Left + (column * square), top + (row * square), length * square, square);
        var (bold, plain) = (new XFont(EmbeddedFonts.TimesFamily, 8, XFontStyleEx.Bold), new XFont(EmbeddedFonts.TimesFamily, 8));
        graphics.DrawString(SlipWording.Of("result.check"), bold, XBrushes.Black, new XPoint(Left + Side + 6, top + 12));
        graphics.DrawString(SlipWording.Of("result.how", SlipParts.Typed(address)), plain, XBrushes.Black, new XPoint(Left + Side + 6, top + 23));
    }
}
