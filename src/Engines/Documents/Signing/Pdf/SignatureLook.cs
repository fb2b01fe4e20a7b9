using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>
/// What is seen of a signature (Decree 30/2020/NĐ-CP, annex I, part I, clause 7 and 8): of a person the blue picture of the signature, of an organisation its red
/// seal in real size over a third of that signature at its left, with the organisation's name and the time of signing (ISO 8601, +07:00).
/// </summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Left">Left edge in points.</param>
/// <param name="Bottom">Lower edge in points.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
/// <param name="Drawing">A PDF of one page of that size.</param>
internal sealed record SignatureLook(int Page, double Left, double Bottom, double Width, double Height, byte[] Drawing)
{
    private const double PersonWidth = 132, PersonHeight = 58, Gap = 3, CaptionHeight = 20, CaptionWidth = 150;

    // The seal of a department: 36 mm across (Decree 99/2016/NĐ-CP and Circular 22/2019/TT-BCA).
    private static readonly double Seal = Millimetres.ToPoints(36);

    public static SignatureLook Of(Signatory signatory, SigningIdentity identity, SignaturePlace place, DateTimeOffset at)
    {
        var left = place.Centre - (PersonWidth / 2);
        if (signatory.Kind == SignatoryKind.Person)
            return new SignatureLook(place.Page, left, place.Bottom + Gap, PersonWidth, PersonHeight, Draw(PersonWidth, PersonHeight, graphics => Person(graphics, signatory.Name, identity)));
        var sealLeft = left + (PersonWidth / 3) - Seal;
        var (width, height) = (Math.Max(Seal, CaptionWidth), Seal + CaptionHeight);
        var bottom = place.Bottom + Gap + (PersonHeight / 2) - (Seal / 2) - CaptionHeight;
        return new SignatureLook(place.Page, sealLeft + Seal - width, bottom, width, height, Draw(width, height, graphics => Organisation(graphics, width, signatory.Name, identity, at)));
    }

    private static byte[] Draw(double width, double height, Action<XGraphics> draw)
    {
        EmbeddedFonts.Use();
        using var pdf = new PdfDocument();
        var page = pdf.AddPage();
        (page.Width, page.Height) = (XUnit.FromPoint(width), XUnit.FromPoint(height));
        using (var graphics = XGraphics.FromPdfPage(page)) draw(graphics);
        using var buffer = new MemoryStream();
        pdf.Save(buffer, closeStream: false);
        return buffer.ToArray();
    }

    private static void Person(XGraphics graphics, string name, SigningIdentity identity)
    {
        if (Picture(graphics, identity.Picture, 0, 0, PersonWidth, PersonHeight)) return;
        var blue = XColor.FromArgb(20, 40, 160);
        var font = Fitting(graphics, name, 22, PersonWidth - 16);
        graphics.DrawString(name, font, new XSolidBrush(blue), new XRect(0, 8, PersonWidth, 30), XStringFormats.Center);
        graphics.DrawBezier(new XPen(blue, 1.1), 14, 46, 50, 30, 70, 58, PersonWidth - 10, 36);
    }

    private static void Organisation(XGraphics graphics, double width, string name, SigningIdentity identity, DateTimeOffset at)
    {
        var red = XColor.FromArgb(200, 16, 30);
        if (!Picture(graphics, identity.Picture, width - Seal, 0, Seal, Seal)) SealDrawing.Draw(graphics, width - (Seal / 2), Seal / 2, Seal / 2, name, red, identity.IsDemonstration);
        var font = new XFont(EmbeddedFonts.TimesFamily, 7);
        var brush = new XSolidBrush(red);
        graphics.DrawString(name, font, brush, new XRect(0, Seal + 2, width, 8), XStringFormats.TopRight);
        graphics.DrawString(at.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), font, brush, new XRect(0, Seal + 10, width, 8), XStringFormats.TopRight);
    }

    // The largest size at which the name still fits.
    private static XFont Fitting(XGraphics graphics, string text, double size, double width)
    {
        while (true)
        {
            var font = new XFont(EmbeddedFonts.TimesFamily, size, XFontStyleEx.BoldItalic);
            if (size <= 8 || graphics.MeasureString(text, font).Width <= width) return font;
            size--;
        }
    }

    private static bool Picture(XGraphics graphics, byte[]? png, double x, double y, double width, double height)
    {
        if (png is null) return false;
        using var stream = new MemoryStream(png);
        using var image = XImage.FromStream(stream);
        var scale = Math.Min(width / image.PointWidth, height / image.PointHeight);
        var (w, h) = (image.PointWidth * scale, image.PointHeight * scale);
        graphics.DrawImage(image, x + ((width - w) / 2), y + ((height - h) / 2), w, h);
        return true;
    }
}
