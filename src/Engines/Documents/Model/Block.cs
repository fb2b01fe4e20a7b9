using Saola.Engines.Documents.Layout;

namespace Saola.Engines.Documents.Model;

/// <summary>
/// A part of a document. There are two kinds: plain blocks (<see cref="Paragraph"/>, <see cref="Rule"/>, <see cref="CodeImage"/>,
/// <see cref="Table"/>, <see cref="PageBreak"/>), which a writer knows how to draw, and <see cref="CompositeBlock"/>s,
/// which the regulation knows by name and which come apart into plain ones. So a writer stays small and both writers agree.
/// </summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>Free space above, in points; nothing at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Whether it must stand on the same page as the block after it.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>A block that the regulation names, made of plain blocks.</summary>
public abstract record CompositeBlock : Block
{
    private protected CompositeBlock()
    {
    }

    /// <summary>The plain blocks that it is made of, in a column of the width that <paramref name="frame"/> gives.</summary>
    internal abstract IEnumerable<Block> Expand(ExpansionFrame frame);
}

/// <summary>What a composite block may ask while it comes apart.</summary>
/// <param name="Measure">Widths of text, for rules as long as a line.</param>
/// <param name="Scale">Letter sizes of the document.</param>
/// <param name="Width">Width of the column in points.</param>
internal sealed record ExpansionFrame(TextMeasure Measure, TypeScale Scale, double Width);

/// <summary>The rest goes onto a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>A horizontal stroke.</summary>
/// <param name="Length">Length in points.</param>
public sealed record Rule(double Length) : Block
{
    /// <summary>Where it stands in its column.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Centre;

    /// <summary>Thickness in points.</summary>
    public double Thickness { get; init; } = 0.75;
}
