using Saola.Engines.Documents.Layout;

namespace Saola.Engines.Documents.Model;

/// <summary>The type of the document in capitals, and below it what it is about with a rule of a third of its length.</summary>
/// <param name="Title">The type, such as <c>Quyết định</c>; capitals are made in print.</param>
public sealed record TitleBlock(string Title) : CompositeBlock
{
    private const double Size = 14;

    /// <summary>What it is about (trích yếu), or null.</summary>
    public string? Abstract { get; init; }

    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        yield return new Paragraph(Title.ToUpperInvariant(), Emphasis.Bold, Size)
        {
            Alignment = TextAlignment.Centre, Role = ParagraphRole.Title, KeepWithNext = true, SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 15,
        };
        if (Abstract is null) yield break;
        yield return new Paragraph(Abstract, Emphasis.Bold, frame.Scale.Body) { Alignment = TextAlignment.Centre, KeepWithNext = true };
        var longest = Math.Min(frame.Measure.Width(Abstract, new FontKey(Emphasis.Bold, frame.Scale.Body)), frame.Width);
        yield return new Rule(longest / 3) { KeepWithNext = true, SpaceBefore = 2 };
    }
}
