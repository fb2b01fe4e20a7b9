using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Codes;
using Saola.Engines.Documents.Model;
using Drawings = DocumentFormat.OpenXml.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Placement = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Saola.Engines.Documents.Docx;

/// <summary>Codes as PNG pictures that stand in the line.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const int SquareScale = 6;
    private const int BarHeight = 120;
    private const long UnitsPerPoint = 12700;
    private uint _count;

    /// <summary>A paragraph with the picture and nothing else.</summary>
    public Paragraph Paragraph(CodeImage image)
    {
        _count++;
        var id = string.Create(CultureInfo.InvariantCulture, $"picture{_count}");
        var part = main.AddNewPart<ImagePart>("image/png", id);
        // A bar code is one row of squares, drawn tall enough for a reader of pictures.
        var png = Png.Of(image.Matrix, SquareScale, image.Matrix.Height == 1 ? BarHeight : SquareScale);
        using (var stream = new MemoryStream(png)) part.FeedData(stream);
        return new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = DocxText.TwipsText(image.SpaceBefore), After = "0" },
                new Justification { Val = DocxBlocks.JustificationOf(image.Alignment) }),
            new Run(new Drawing(Inline(image, id))));
    }

    private Placement.Inline Inline(CodeImage image, string id)
    {
        var (width, height) = ((long)(image.Width * UnitsPerPoint), (long)(image.Height * UnitsPerPoint));
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = _count, Name = id, Description = image.AlternativeText },
                new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(new Drawings.Blip { Embed = id }, new Drawings.Stretch(new Drawings.FillRectangle())),
            new Pictures.ShapeProperties(
                new Drawings.Transform2D(new Drawings.Offset { X = 0, Y = 0 }, new Drawings.Extents { Cx = width, Cy = height }),
                new Drawings.PresetGeometry(new Drawings.AdjustValueList()) { Preset = Drawings.ShapeTypeValues.Rectangle }));
        return new Placement.Inline(
            new Placement.Extent { Cx = width, Cy = height },
            new Placement.DocProperties { Id = _count, Name = id, Description = image.AlternativeText },
            new Drawings.Graphic(new Drawings.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0,
        };
    }
}
