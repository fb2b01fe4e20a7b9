using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>Lays the rows of a table out.</summary>
internal sealed class TableSlicer(BlockSlicer blocks, Table table, double width)
{
    private const double FrameThickness = 0.5;
    private readonly double[] _edges = Edges(table, width);

    /// <summary>The slice of a row that stays whole.</summary>
    public Slice Row(TableRow row)
    {
        var cells = Cells(row);
        var height = cells.Max(cell => cell.Height) + (2 * table.RowPadding);
        return new Slice(height, (marks, x, y) => Draw(marks, cells, x, y, height));
    }

    /// <summary>
    /// A row higher than a page, cut between lines into parts no higher than <paramref name="first"/>, then <paramref name="others"/>.
    /// </summary>
    public IEnumerable<Slice> Parts(TableRow row, double first, double others)
    {
        var queues = Cells(row).Select(cell => cell with { Slices = [.. cell.Slices] }).ToList();
        var room = first;
        while (queues.Any(cell => cell.Slices.Count > 0))
        {
            var part = queues.Select(cell => Take(cell, room - (2 * table.RowPadding))).ToList();
            var height = part.Max(cell => cell.Height) + (2 * table.RowPadding);
            yield return new Slice(height, (marks, x, y) => Draw(marks, part, x, y, height));
            room = others;
        }
    }

    // Moves what fits from the queue of a cell; a line higher than the room is taken all the same, or there would be no end.
    private static CellLayout Take(CellLayout queue, double room)
    {
        var taken = new List<Slice>();
        var height = 0.0;
        while (queue.Slices.Count > 0 && (height + queue.Slices[0].FullHeight <= room || (taken.Count == 0 && queue.Slices[0].Height > room)))
        {
            height += queue.Slices[0].FullHeight;
            taken.Add(queue.Slices[0]);
            queue.Slices.RemoveAt(0);
        }
        return queue with { Slices = taken };
    }

    private List<CellLayout> Cells(TableRow row)
    {
        var cells = new List<CellLayout>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var (left, right) = (_edges[column], _edges[column + cell.Span]);
            var inner = right - left - (2 * table.SidePadding);
            cells.Add(new CellLayout(left, right, cell.Vertical, [.. cell.Blocks.SelectMany(block => blocks.Slices(block, inner))]));
            column += cell.Span;
        }
        return cells;
    }

    private void Draw(List<Mark> marks, List<CellLayout> cells, double x, double y, double height)
    {
        if (table.Framed) Frame(marks, cells, x, y, height);
        foreach (var cell in cells)
        {
            var free = height - (2 * table.RowPadding) - cell.Height;
            var top = y + table.RowPadding + (cell.Vertical == VerticalAlignment.Middle ? free / 2 : 0);
            foreach (var slice in cell.Slices)
            {
                top += slice.SpaceBefore;
                slice.Draw(marks, x + cell.Left + table.SidePadding, top);
                top += slice.Height;
            }
        }
    }

    private static void Frame(List<Mark> marks, List<CellLayout> cells, double x, double y, double height)
    {
        var (left, right) = (x + cells[0].Left, x + cells[^1].Right);
        marks.Add(new StrokeMark(left, y, right, y, FrameThickness));
        marks.Add(new StrokeMark(left, y + height, right, y + height, FrameThickness));
        foreach (var edge in cells.Select(cell => x + cell.Left).Append(right))
            marks.Add(new StrokeMark(edge, y, edge, y + height, FrameThickness));
    }

    private static double[] Edges(Table table, double width)
    {
        var total = table.Shares.Sum();
        var edges = new double[table.Shares.Count + 1];
        for (var i = 0; i < table.Shares.Count; i++) edges[i + 1] = edges[i] + (width * table.Shares[i] / total);
        return edges;
    }

    private sealed record CellLayout(double Left, double Right, VerticalAlignment Vertical, List<Slice> Slices)
    {
        public double Height => Slices.Sum(slice => slice.FullHeight);
    }
}
