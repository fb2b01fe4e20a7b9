using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Layout;
using Saola.Engines.Documents.Model;
using Block = Saola.Engines.Documents.Model.Block;
using ModelParagraph = Saola.Engines.Documents.Model.Paragraph;
using ModelRule = Saola.Engines.Documents.Model.Rule;
using ModelTable = Saola.Engines.Documents.Model.Table;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using TextAlignment = Saola.Engines.Documents.Model.TextAlignment;

namespace Saola.Engines.Documents.Docx;

/// <summary>Turns plain blocks into the elements of a body or a cell.</summary>
internal sealed class DocxBlocks
{
    private readonly SaolaDocument _document;
    private readonly FlowLayout _layout;
    private readonly DocxPictures _pictures;
    private readonly DocxTables _tables;

    public DocxBlocks(MainDocumentPart main, SaolaDocument document, FlowLayout layout)
    {
        (_document, _layout) = (document, layout);
        _pictures = new DocxPictures(main);
        _tables = new DocxTables(this);
    }

    /// <summary>The body of the document.</summary>
    public IEnumerable<OpenXmlElement> All()
    {
        var afterTable = false;
        foreach (var block in _layout.Blocks)
        {
            if (block is ModelTable table)
            {
                foreach (var element in Tables(table)) yield return element;
            }
            else
            {
                yield return Element(block, _document.Page.TextWidth);
            }
            afterTable = block is ModelTable;
        }
        if (afterTable) yield return Gap(1, keepNext: false);
    }

    /// <summary>A block that is no table, in a column of a width.</summary>
    public OpenXmlElement Element(Block block, double width) => block switch
    {
        ModelParagraph paragraph => Text(paragraph),
        ModelRule rule => Stroke(rule, width),
        CodeImage image => _pictures.Paragraph(image),
        PageBreak => new Paragraph(new Run(new Break { Type = BreakValues.Page })),
        _ => throw new InvalidOperationException($"{block.GetType().Name} cannot stand here."),
    };

    // Word joins tables that touch and knows no space above a table: a low paragraph does both.
    private IEnumerable<OpenXmlElement> Tables(ModelTable table)
    {
        var keep = table.SpaceBefore > 0;
        if (table.PageTotal is null)
        {
            yield return Gap(table.SpaceBefore, keep);
            yield return _tables.Element(table, table.Rows, _document.Page.TextWidth);
            yield break;
        }
        // A total per page has to know the pages: the table is parted where the layout parted it.
        var done = 0;
        foreach (var count in _layout.RowsOnPages(table))
        {
            yield return Gap(done == 0 ? table.SpaceBefore : 1, keepNext: true, newPage: done > 0);
            var rows = table.Rows.Skip(done).Take(count).Append(table.TotalRow(count, done + count)).ToList();
            yield return _tables.Element(table, rows, _document.Page.TextWidth);
            done += count;
        }
    }

    private static Paragraph Gap(double height, bool keepNext, bool newPage = false)
    {
        var properties = new ParagraphProperties();
        if (keepNext) properties.Append(new KeepNext());
        if (newPage) properties.Append(new PageBreakBefore());
        properties.Append(new SpacingBetweenLines
        {
            Before = "0", After = "0", Line = DocxText.TwipsText(Math.Max(height, 1)), LineRule = LineSpacingRuleValues.Exact,
        });
        properties.Append(new ParagraphMarkRunProperties(new FontSize { Val = "2" }));
        return new Paragraph(properties);
    }

    private Paragraph Text(ModelParagraph paragraph)
    {
        var properties = new ParagraphProperties();
        if (StyleOf(paragraph.Role) is { } style) properties.Append(new ParagraphStyleId { Val = style });
        if (paragraph.KeepWithNext) properties.Append(new KeepNext());
        properties.Append(new SpacingBetweenLines
        {
            Before = DocxText.TwipsText(paragraph.SpaceBefore), After = "0",
            Line = ((int)Math.Round(240 * paragraph.LineSpacing)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            LineRule = LineSpacingRuleValues.Auto,
        });
        if (paragraph.LeftIndent != 0 || paragraph.FirstLineIndent != 0) properties.Append(Indents(paragraph));
        properties.Append(new Justification { Val = JustificationOf(paragraph.Alignment) });
        var size = paragraph.Runs.Count > 0 ? paragraph.Runs[0].Size ?? _document.Scale.Body : _document.Scale.Body;
        properties.Append(new ParagraphMarkRunProperties(new FontSize { Val = DocxText.HalfPoints(size) }));
        var element = new Paragraph(properties);
        foreach (var run in paragraph.Runs)
            element.Append(DocxText.Run(run.Text, run.Emphasis, run.Size ?? _document.Scale.Body, _document.Typeface));
        return element;
    }

    private static Indentation Indents(ModelParagraph paragraph)
    {
        var indentation = new Indentation { Left = DocxText.TwipsText(paragraph.LeftIndent) };
        if (paragraph.FirstLineIndent >= 0) indentation.FirstLine = DocxText.TwipsText(paragraph.FirstLineIndent);
        else indentation.Hanging = DocxText.TwipsText(-paragraph.FirstLineIndent);
        return indentation;
    }

    // A stroke is the lower border of a low paragraph that is drawn in from both sides.
    private static Paragraph Stroke(ModelRule rule, double width)
    {
        var free = Math.Max(width - rule.Length, 0);
        var left = rule.Alignment switch { TextAlignment.Centre => free / 2, TextAlignment.Right => free, _ => 0 };
        var properties = new ParagraphProperties();
        if (rule.KeepWithNext) properties.Append(new KeepNext());
        properties.Append(
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = (uint)Math.Round(rule.Thickness * 8), Space = 0, Color = "000000" }),
            new SpacingBetweenLines
            {
                Before = DocxText.TwipsText(rule.SpaceBefore), After = DocxText.TwipsText(BlockSlicer.StrokeHeight / 2),
                Line = DocxText.TwipsText(BlockSlicer.StrokeHeight / 2), LineRule = LineSpacingRuleValues.Exact,
            },
            new Indentation { Left = DocxText.TwipsText(left), Right = DocxText.TwipsText(free - left) },
            new ParagraphMarkRunProperties(new FontSize { Val = "2" }));
        return new Paragraph(properties);
    }

    private static string? StyleOf(ParagraphRole role) => role switch
    {
        ParagraphRole.Title => DocxStyles.Title,
        ParagraphRole.Heading => DocxStyles.Heading,
        _ => null,
    };

    /// <summary>The format's word for an alignment.</summary>
    public static JustificationValues JustificationOf(TextAlignment alignment) => alignment switch
    {
        TextAlignment.Centre => JustificationValues.Center,
        TextAlignment.Right => JustificationValues.Right,
        TextAlignment.Justified => JustificationValues.Both,
        _ => JustificationValues.Left,
    };
}
