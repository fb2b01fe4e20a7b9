using Saola.Engines.Documents.Codes;

namespace Saola.Engines.Documents.Model;

/// <summary>A QR code or a bar code: rectangles in a PDF, a picture in a DOCX.</summary>
/// <param name="Matrix">The squares.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
/// <param name="AlternativeText">What it leads to, for those who do not see it.</param>
public sealed record CodeImage(BitMatrix Matrix, double Width, double Height, string AlternativeText) : Block
{
    /// <summary>Where it stands in its column.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Left;
}
