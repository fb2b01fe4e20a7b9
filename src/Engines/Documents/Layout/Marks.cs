using Saola.Engines.Documents.Codes;

namespace Saola.Engines.Documents.Layout;

/// <summary>Something drawn on a page; lengths in points from the upper left corner of the sheet.</summary>
internal abstract record Mark;

/// <summary>Text whose baseline begins at a point.</summary>
internal sealed record TextMark(double X, double Baseline, string Text, FontKey Font) : Mark;

/// <summary>A stroke.</summary>
internal sealed record StrokeMark(double X1, double Y1, double X2, double Y2, double Thickness) : Mark;

/// <summary>A picture of squares.</summary>
internal sealed record MatrixMark(double X, double Y, double Width, double Height, BitMatrix Matrix) : Mark;

/// <summary>The marks of one page, in reading order.</summary>
internal sealed class PageLayout
{
    public List<Mark> Marks { get; } = [];
}

/// <summary>
/// The smallest part that stays whole: a line, a stroke, a picture, a row of a table. A block is laid out into slices,
/// and pages are filled with slices.
/// </summary>
/// <param name="Height">Height in points.</param>
/// <param name="Draw">Draws it with its upper left corner at (x, y).</param>
internal sealed record Slice(double Height, Action<List<Mark>, double, double> Draw)
{
    /// <summary>Free space above, dropped at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Whether the next slice must be on the same page.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Height with the free space above.</summary>
    public double FullHeight => Height + SpaceBefore;
}
