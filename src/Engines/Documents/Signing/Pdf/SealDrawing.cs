using PdfSharp.Drawing;
using Saola.Engines.Documents.Pdf;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>A round seal drawn where the department gave no picture of its own: two circles, a star, the name around.</summary>
internal static class SealDrawing
{
    private const double TextSize = 7.5, StarPoints = 5;

    public static void Draw(XGraphics graphics, double x, double y, double radius, string name, XColor colour, bool isDemonstration)
    {
        Circle(graphics, x, y, radius - 1, new XPen(colour, 2));
        Circle(graphics, x, y, radius - 4, new XPen(colour, 0.6));
        Circle(graphics, x, y, radius * 0.6, new XPen(colour, 0.8));
        var brush = new XSolidBrush(colour);
        graphics.DrawPolygon(brush, Star(x, y - 4, radius * 0.3), XFillMode.Winding);
        Around(graphics, x, y, radius * 0.72, name.ToUpperInvariant(), brush);
        if (isDemonstration)
            graphics.DrawString("DÙNG THỬ", new XFont(EmbeddedFonts.TimesFamily, 6.5, XFontStyleEx.Bold), brush, new XRect(x - radius, y + (radius * 0.26), radius * 2, 8), XStringFormats.Center);
    }

    private static void Circle(XGraphics graphics, double x, double y, double radius, XPen pen) => graphics.DrawEllipse(pen, x - radius, y - radius, 2 * radius, 2 * radius);

    private static XPoint[] Star(double x, double y, double radius)
    {
        var points = new List<XPoint>();
        for (var i = 0; i < StarPoints * 2; i++)
        {
            var (angle, reach) = (Math.PI * ((i / StarPoints) - 0.5), i % 2 == 0 ? radius : radius * 0.382);
            points.Add(new XPoint(x + (reach * Math.Cos(angle)), y + (reach * Math.Sin(angle))));
        }
        return [.. points];
    }

    // Letter by letter on the upper arc; a long name goes further round.
    private static void Around(XGraphics graphics, double x, double y, double radius, string text, XBrush brush)
    {
        var font = new XFont(EmbeddedFonts.TimesFamily, TextSize, XFontStyleEx.Bold);
        var widths = text.Select(c => graphics.MeasureString(c.ToString(), font).Width + 0.7).ToList();
        var squeeze = Math.Min(1, 320.0 / 180 * Math.PI * radius / widths.Sum());
        var angle = -widths.Sum() * squeeze / radius / 2;
        for (var i = 0; i < text.Length; i++)
        {
            var half = widths[i] * squeeze / radius / 2;
            angle += half;
            var state = graphics.Save();
            graphics.TranslateTransform(x, y);
            graphics.RotateTransform(angle * 180 / Math.PI);
            graphics.DrawString(text[i].ToString(), font, brush, new XPoint(-graphics.MeasureString(text[i].ToString(), font).Width / 2, -radius));
            graphics.Restore(state);
            angle += half;
        }
    }
}
