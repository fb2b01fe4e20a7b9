using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Model;
using ModelRow = Saola.Engines.Documents.Model.TableRow;
using ModelTable = Saola.Engines.Documents.Model.Table;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Saola.Engines.Documents.Docx;

/// <summary>Tables with fixed columns; header rows repeat, rows are not parted over pages.</summary>
internal sealed class DocxTables(DocxBlocks blocks)
{
    /// <summary>A table with the given rows below its header.</summary>
    public Table Element(ModelTable table, IReadOnlyList<ModelRow> rows, double width)
    {
        var total = table.Shares.Sum();
        var columns = table.Shares.Select(share => width * share / total).ToList();
        var element = new Table(Properties(table, width), new TableGrid(columns.Select(column => new GridColumn { Width = DocxText.TwipsText(column) })));
        foreach (var row in table.Header) element.Append(Row(table, row, columns, header: true));
        foreach (var row in rows) element.Append(Row(table, row, columns, header: false));
        return element;
    }

    private static TableProperties Properties(ModelTable table, double width)
    {
        var properties = new TableProperties(new TableWidth { Width = DocxText.TwipsText(width), Type = TableWidthUnitValues.Dxa });
        properties.Append(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa });
        if (table.Framed)
        {
            const uint eighths = 4;
            properties.Append(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = eighths }, new LeftBorder { Val = BorderValues.Single, Size = eighths },
                new BottomBorder { Val = BorderValues.Single, Size = eighths }, new RightBorder { Val = BorderValues.Single, Size = eighths },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = eighths }, new InsideVerticalBorder { Val = BorderValues.Single, Size = eighths }));
        }
        properties.Append(new TableLayout { Type = TableLayoutValues.Fixed });
        var (side, rise) = (DocxText.TwipsText(table.SidePadding), DocxText.TwipsText(table.RowPadding));
        properties.Append(new TableCellMarginDefault(
            new TopMargin { Width = rise, Type = TableWidthUnitValues.Dxa },
            new TableCellLeftMargin { Width = short.Parse(side, CultureInfo.InvariantCulture), Type = TableWidthValues.Dxa },
            new BottomMargin { Width = rise, Type = TableWidthUnitValues.Dxa },
            new TableCellRightMargin { Width = short.Parse(side, CultureInfo.InvariantCulture), Type = TableWidthValues.Dxa }));
        return properties;
    }

    private TableRow Row(ModelTable table, ModelRow row, List<double> columns, bool header)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header) properties.Append(new TableHeader());
        var element = new TableRow(properties);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var width = columns.Skip(column).Take(cell.Span).Sum();
            element.Append(Cell(cell, width, table.SidePadding));
            column += cell.Span;
        }
        return element;
    }

    private TableCell Cell(Model.TableCell cell, double width, double padding)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = DocxText.TwipsText(width), Type = TableWidthUnitValues.Dxa });
        if (cell.Span > 1) properties.Append(new GridSpan { Val = cell.Span });
        properties.Append(new TableCellVerticalAlignment
        {
            Val = cell.Vertical == VerticalAlignment.Middle ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top,
        });
        var element = new TableCell(properties);
        foreach (var block in cell.Blocks) element.Append(blocks.Element(block, width - (2 * padding)));
        if (element.LastChild is not Paragraph) element.Append(new Paragraph());
        return element;
    }
}
