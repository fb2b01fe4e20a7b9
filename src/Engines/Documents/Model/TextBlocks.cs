using System.Globalization;

namespace Saola.Engines.Documents.Model;

/// <summary>One fact in one line: what it is called, and what it is.</summary>
/// <param name="Label">Name of the fact, without the colon.</param>
/// <param name="Value">The fact; an empty one is shown as dots to be filled by hand.</param>
public sealed record LabelLine(string Label, string Value) : CompositeBlock
{
    private const string ToBeFilled = "..............................";

    /// <summary>How the fact stands out.</summary>
    public Emphasis Emphasis { get; init; }

    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        var value = string.IsNullOrWhiteSpace(Value) ? ToBeFilled : Value;
        yield return new Paragraph([new TextRun(Label + ": "), new TextRun(value, Emphasis)])
        {
            SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 3, KeepWithNext = KeepWithNext,
        };
    }
}

/// <summary>A paragraph of a decree or a letter: justified, first line 1 cm in, 6 points above (Decree 30/2020, annex I).</summary>
/// <param name="Runs">The text.</param>
public sealed record BodyText(IReadOnlyList<TextRun> Runs) : CompositeBlock
{
    /// <summary>How far the first line stands in: 1 cm.</summary>
    public static readonly double FirstLineIndent = Millimetres.ToPoints(10);

    /// <summary>A paragraph in one style.</summary>
    public BodyText(string text, Emphasis emphasis = Emphasis.None)
        : this([new TextRun(text, emphasis)])
    {
    }

    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        yield return new Paragraph(Runs)
        {
            Alignment = TextAlignment.Justified, FirstLineIndent = FirstLineIndent, LineSpacing = 1.1,
            SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 6, KeepWithNext = KeepWithNext,
        };
    }
}

/// <summary>Paragraphs numbered 1, 2, 3 as the clauses of a decree are: the number opens the first line.</summary>
/// <param name="Items">The texts.</param>
public sealed record NumberedList(IReadOnlyList<string> Items) : CompositeBlock
{
    internal override IEnumerable<Block> Expand(ExpansionFrame frame) =>
        Items.Select((item, i) => new BodyText(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {item}")) { SpaceBefore = SpaceBefore });
}
