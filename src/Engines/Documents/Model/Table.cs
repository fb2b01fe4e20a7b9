namespace Saola.Engines.Documents.Model;

/// <summary>Where the contents of a cell stand when the row is higher than they are.</summary>
public enum VerticalAlignment
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,
}

/// <summary>One cell.</summary>
/// <param name="Blocks">Plain blocks other than tables.</param>
public sealed record TableCell(IReadOnlyList<Block> Blocks)
{
    /// <summary>A cell with one line of text.</summary>
    public TableCell(string text, double size, TextAlignment alignment = TextAlignment.Left, Emphasis emphasis = Emphasis.None)
        : this([new Paragraph(text, emphasis, size) { Alignment = alignment }])
    {
    }

    /// <summary>How many columns it spans.</summary>
    public int Span { get; init; } = 1;

    /// <summary>Where the contents stand.</summary>
    public VerticalAlignment Vertical { get; init; }
}

/// <summary>One row; its cells' spans add up to the number of columns.</summary>
/// <param name="Cells">The cells from left to right.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>
/// A grid. Rows stay whole and go to the next page when they do not fit; only a row higher than a page is cut between lines.
/// Header rows are repeated on every page.
/// </summary>
/// <param name="Shares">Relative widths of the columns.</param>
/// <param name="Rows">The rows below the header.</param>
public sealed record Table(IReadOnlyList<double> Shares, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>Rows that stand on top of every page of the table.</summary>
    public IReadOnlyList<TableRow> Header { get; init; } = [];

    /// <summary>Whether cells are framed; a grid without frames puts blocks side by side.</summary>
    public bool Framed { get; init; } = true;

    /// <summary>Free space left and right inside a cell, in points.</summary>
    public double SidePadding { get; init; } = 4;

    /// <summary>Free space above and below inside a cell, in points.</summary>
    public double RowPadding { get; init; } = 2;

    /// <summary>
    /// A row that closes every page, or null: <c>{0}</c> is the number of rows on the page, <c>{1}</c> the number so far.
    /// </summary>
    public string? PageTotal { get; init; }

    /// <summary>Size of the letters of <see cref="PageTotal"/> in points.</summary>
    public double PageTotalSize { get; init; } = 11;

    /// <summary>The row that closes a page.</summary>
    internal TableRow TotalRow(int onPage, int soFar)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, PageTotal!, onPage, soFar);
        return new TableRow([new TableCell(text, PageTotalSize, TextAlignment.Right, Emphasis.Bold) { Span = Shares.Count }]);
    }
}
