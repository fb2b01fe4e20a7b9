using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>Lays plain blocks other than tables out into slices.</summary>
internal sealed class BlockSlicer(TextMeasure measure, TypeScale scale)
{
    private readonly LineBreaker _breaker = new(measure, scale.Body);

    /// <summary>The slices of a block in a column of a width, top to bottom.</summary>
    /// <exception cref="InvalidOperationException">The block is a table, a page break or a composite: those are taken apart before.</exception>
    public IReadOnlyList<Slice> Slices(Block block, double width) => block switch
    {
        Paragraph paragraph => Lines(paragraph, width),
        Rule rule => [Stroke(rule, width)],
        CodeImage image => [Picture(image, width)],
        _ => throw new InvalidOperationException($"{block.GetType().Name} has no slices of its own."),
    };

    private List<Slice> Lines(Paragraph paragraph, double width)
    {
        var lines = _breaker.Break(paragraph.Runs, width - paragraph.LeftIndent, paragraph.FirstLineIndent);
        var slices = new List<Slice>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, indent) = (lines[i], paragraph.LeftIndent + (i == 0 ? paragraph.FirstLineIndent : 0));
            var (height, baseline) = Heights(line, paragraph);
            slices.Add(new Slice(height, (marks, x, y) => Draw(marks, line, paragraph.Alignment, x + indent, y + baseline, width - indent))
            {
                SpaceBefore = i == 0 ? paragraph.SpaceBefore : 0,
                KeepWithNext = Keeps(i, lines.Count, paragraph.KeepWithNext),
            });
        }
        return slices;
    }

    // No single line of a paragraph stands alone at the foot or at the top of a page.
    private static bool Keeps(int index, int count, bool paragraphKeeps) =>
        index == count - 1 ? paragraphKeeps : index == 0 || index == count - 2;

    private (double Height, double Baseline) Heights(Line line, Paragraph paragraph)
    {
        var fonts = line.Words.SelectMany(word => word.Parts).Select(part => part.Font).ToHashSet();
        if (fonts.Count == 0)
        {
            var run = paragraph.Runs.Count > 0 ? paragraph.Runs[0] : new TextRun("");
            fonts.Add(new FontKey(run.Emphasis, run.Size ?? scale.Body));
        }
        var height = fonts.Max(measure.LineHeight) * paragraph.LineSpacing;
        var descent = fonts.Max(font => measure.LineHeight(font) - measure.Ascent(font));
        return (height, height - descent);
    }

    private static void Draw(List<Mark> marks, Line line, TextAlignment alignment, double x, double baseline, double width)
    {
        var free = width - line.Width;
        var gaps = line.Words.Count - 1;
        var stretch = alignment == TextAlignment.Justified && !line.Ends && gaps > 0 ? free / gaps : 0;
        var pen = new LinePen(marks, baseline, x + alignment switch
        {
            TextAlignment.Centre => free / 2,
            TextAlignment.Right => free,
            _ => 0,
        });
        for (var i = 0; i <= gaps; i++)
        {
            var word = line.Words[i];
            foreach (var part in word.Parts) pen.Write(part.Text, part.Font, part.Width);
            if (i < gaps && word.SpaceAfter) pen.Space(word.SpaceFont, word.SpaceWidth, stretch);
        }
        pen.Flush();
    }

    private static Slice Stroke(Rule rule, double width) => new(StrokeHeight, (marks, x, y) =>
    {
        var left = x + Offset(rule.Alignment, width - rule.Length);
        marks.Add(new StrokeMark(left, y + (StrokeHeight / 2), left + rule.Length, y + (StrokeHeight / 2), rule.Thickness));
    })
    {
        SpaceBefore = rule.SpaceBefore,
        KeepWithNext = rule.KeepWithNext,
    };

    /// <summary>Height that a rule takes in the column, in points; the stroke runs through the middle of it.</summary>
    public const double StrokeHeight = 4;

    private static Slice Picture(CodeImage image, double width) => new(image.Height, (marks, x, y) =>
        marks.Add(new MatrixMark(x + Offset(image.Alignment, width - image.Width), y, image.Width, image.Height, image.Matrix)))
    {
        SpaceBefore = image.SpaceBefore,
        KeepWithNext = image.KeepWithNext,
    };

    private static double Offset(TextAlignment alignment, double free) => alignment switch
    {
        TextAlignment.Centre => free / 2,
        TextAlignment.Right => free,
        _ => 0,
    };
}
