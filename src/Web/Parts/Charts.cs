namespace Saola.Web;

/// <summary>A point of a chart over time or over groups.</summary>
/// <param name="Label">Short label under it.</param>
/// <param name="Values">One value per series.</param>
public sealed record ChartPoint(string Label, IReadOnlyList<double> Values)
{
    /// <summary>Label in the table; the short one when null.</summary>
    public string? LongLabel { get; init; }

    /// <summary>The list that the figures count.</summary>
    public string? Href { get; init; }
}

/// <summary>Columns (stacked) or lines over at most five series, with a sentence above and the table below.</summary>
public sealed record SeriesChart
{
    /// <summary>Identifier on the page, for the accessible name.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What the chart says, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Head of the first column of the table: "Tháng".</summary>
    public required string PointName { get; init; }

    /// <summary>Names of the series, in the order of the colours.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>The points.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    /// <summary>Lines in the place of columns.</summary>
    public bool IsLine { get; init; }

    /// <summary>What the axis covers: "Tháng 12/2025 đến 25/11/2026".</summary>
    public string? AxisNote { get; init; }
}

/// <summary>A bar with its label and figure in words.</summary>
/// <param name="Label">Whose bar.</param>
/// <param name="Value">Length.</param>
/// <param name="Text">The figure in words: "19,2 trên 25 ngày".</param>
public sealed record Bar(string Label, double Value, string Text)
{
    /// <summary>Limit, target or whole; drawn pale. Null: none.</summary>
    public double? Of { get; init; }

    /// <summary>The list that it counts.</summary>
    public string? Href { get; init; }
}

/// <summary>Horizontal bars; label and figure stand as text above each bar, which is the table as well.</summary>
public sealed record BarChart
{
    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The bars.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>What the chart says, in a sentence.</summary>
    public string? Sentence { get; init; }

    /// <summary>What the pale bar is; with <see cref="ValueName"/> it makes the legend.</summary>
    public string? OfName { get; init; }

    /// <summary>What the strong bar is.</summary>
    public string? ValueName { get; init; }

    /// <summary>Colour 1 to 5.</summary>
    public int Colour { get; init; } = 1;

    /// <summary>The pale bar lies above the strong one (a limit) and not behind it (a whole).</summary>
    public bool IsLimit { get; init; }
}
