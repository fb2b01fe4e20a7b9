using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>
/// Fills pages with the blocks of a document. Headings and signatures keep with what belongs to them, paragraphs leave no
/// single line alone, tables repeat their header and close each page with a total when they have one.
/// </summary>
internal sealed class FlowLayout
{
    private readonly SaolaDocument _document;
    private readonly TextMeasure _measure;
    private readonly BlockSlicer _slicer;
    private readonly List<PageLayout> _pages = [new()];
    private readonly Dictionary<Table, IReadOnlyList<int>> _rowsOnPages = new(ReferenceEqualityComparer.Instance);
    private double _y;

    private FlowLayout(SaolaDocument document, TextMeasure measure)
    {
        (_document, _measure) = (document, measure);
        _slicer = new BlockSlicer(measure, document.Scale);
        _y = document.Page.Top;
    }

    /// <summary>The pages of a document, with page numbers and foot notes.</summary>
    public static FlowLayout Of(SaolaDocument document, TextMeasure measure)
    {
        var layout = new FlowLayout(document, measure);
        layout.Fill();
        PageFurniture.Add(layout._pages, document, measure);
        return layout;
    }

    /// <summary>The pages in order.</summary>
    public IReadOnlyList<PageLayout> Pages => _pages;

    /// <summary>The plain blocks in order.</summary>
    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    /// <summary>How many rows of a table stand on each of its pages.</summary>
    public IReadOnlyList<int> RowsOnPages(Table table) => _rowsOnPages[table];

    private double Bottom => _document.Page.Height - _document.Page.Bottom;

    private double Left => _document.Page.Left;

    private void Fill()
    {
        Blocks = [.. Expansion.Of(_document.Blocks, new ExpansionFrame(_measure, _document.Scale, _document.Page.TextWidth))];
        var pending = new List<Slice>();
        foreach (var block in Blocks)
        {
            switch (block)
            {
                case PageBreak:
                    Flush(pending);
                    NewPage();
                    break;
                case Table { Framed: false } grid:
                    pending.AddRange(GridSlices(grid));
                    break;
                case Table table:
                    PlaceTable(table, pending);
                    break;
                default:
                    pending.AddRange(_slicer.Slices(block, _document.Page.TextWidth));
                    break;
            }
            if (!block.KeepWithNext) Flush(pending);
        }
        Flush(pending);
    }

    // A grid without frames puts blocks side by side: its rows belong together, as letter heads and signatures do.
    private IEnumerable<Slice> GridSlices(Table grid)
    {
        var slicer = new TableSlicer(_slicer, grid, _document.Page.TextWidth);
        return grid.Rows.Select((row, i) => slicer.Row(row) with
        {
            SpaceBefore = i == 0 ? grid.SpaceBefore : 0,
            KeepWithNext = i < grid.Rows.Count - 1 || grid.KeepWithNext,
        });
    }

    private void Flush(List<Slice> slices)
    {
        for (var start = 0; start < slices.Count;)
        {
            var end = start;
            while (end < slices.Count - 1 && slices[end].KeepWithNext) end++;
            PlaceChain(slices[start..(end + 1)]);
            start = end + 1;
        }
        slices.Clear();
    }

    private void PlaceChain(List<Slice> chain)
    {
        var height = chain.Sum(slice => slice.FullHeight);
        if (_y + height > Bottom + Tolerance && height - chain[0].SpaceBefore <= _document.Page.TextHeight) NewPage();
        foreach (var slice in chain)
        {
            if (_y + slice.Height + (AtTop ? 0 : slice.SpaceBefore) > Bottom + Tolerance) NewPage();
            Place(slice);
        }
    }

    private void Place(Slice slice)
    {
        if (!AtTop) _y += slice.SpaceBefore;
        slice.Draw(_pages[^1].Marks, Left, _y);
        _y += slice.Height;
    }

    private void PlaceTable(Table table, List<Slice> pending)
    {
        var slicer = new TableSlicer(_slicer, table, _document.Page.TextWidth);
        var header = table.Header.Select(slicer.Row).ToList();
        var total = table.PageTotal is null ? 0 : slicer.Row(table.TotalRow(table.Rows.Count, table.Rows.Count)).Height;
        var headerHeight = header.Sum(slice => slice.Height);
        var rows = table.Rows.Select(slicer.Row).ToList();

        // What introduces the table, its header and its first row stay together.
        var opening = pending.Sum(slice => slice.FullHeight) + table.SpaceBefore + headerHeight + (rows.Count > 0 ? rows[0].Height : 0) + total;
        if (_y + opening > Bottom + Tolerance && opening <= _document.Page.TextHeight) NewPage();
        Flush(pending);
        if (!AtTop) _y += table.SpaceBefore;
        header.ForEach(Place);

        var (onPage, counts) = (0, new List<int>());
        void Turn()
        {
            Close(table, slicer, onPage, counts);
            onPage = 0;
            NewPage();
            header.ForEach(Place);
        }
        for (var i = 0; i < rows.Count; i++)
        {
            var room = _document.Page.TextHeight - headerHeight - total;
            if (rows[i].Height > room)
            {
                PlaceTallRow(slicer, table.Rows[i], total, room, Turn);
            }
            else
            {
                if (_y + rows[i].Height + total > Bottom + Tolerance) Turn();
                Place(rows[i]);
            }
            onPage++;
        }
        Close(table, slicer, onPage, counts);
        _rowsOnPages[table] = counts;
    }

    private void PlaceTallRow(TableSlicer slicer, TableRow row, double total, double room, Action turn)
    {
        // A stub of the row at the foot of a page reads badly: below a quarter of the page it begins on the next one.
        if (Bottom - _y - total < room / 4) turn();
        foreach (var part in slicer.Parts(row, Bottom - _y - total, room))
        {
            if (_y + part.Height + total > Bottom + Tolerance) turn();
            Place(part);
        }
    }

    private void Close(Table table, TableSlicer slicer, int onPage, List<int> counts)
    {
        counts.Add(onPage);
        if (table.PageTotal is not null) Place(slicer.Row(table.TotalRow(onPage, counts.Sum())));
    }

    private const double Tolerance = 0.01;

    private bool AtTop => _y <= _document.Page.Top + Tolerance;

    private void NewPage()
    {
        if (AtTop && _pages[^1].Marks.Count == 0) return;
        _pages.Add(new PageLayout());
        _y = _document.Page.Top;
    }
}
