namespace Saola.Engines.Documents.Model;

/// <summary>Which way the sheet is held.</summary>
public enum PageOrientation
{
    /// <summary>A4, 210 mm wide.</summary>
    Portrait,

    /// <summary>A4, 297 mm wide: registers and wide tables.</summary>
    Landscape,
}

/// <summary>
/// The sheet and its margins, all in points. Margins are those of Decree 30/2020/NĐ-CP, annex I:
/// top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
/// </summary>
public sealed record PageSetup
{
    /// <summary>A4 upright: 20 mm above and below, 30 mm left, 15 mm right.</summary>
    public static PageSetup Portrait { get; } = new();

    /// <summary>A4 lying: the binding edge is the upper long side, so the 30 mm stand above.</summary>
    public static PageSetup Landscape { get; } = new()
    {
        Orientation = PageOrientation.Landscape,
        Top = Millimetres.ToPoints(25), Bottom = Millimetres.ToPoints(15),
        Left = Millimetres.ToPoints(20), Right = Millimetres.ToPoints(20),
    };

    /// <summary>Which way the sheet is held.</summary>
    public PageOrientation Orientation { get; init; } = PageOrientation.Portrait;

    /// <summary>Margin above the text.</summary>
    public double Top { get; init; } = Millimetres.ToPoints(20);

    /// <summary>Margin below the text.</summary>
    public double Bottom { get; init; } = Millimetres.ToPoints(20);

    /// <summary>Margin at the binding edge of a portrait sheet.</summary>
    public double Left { get; init; } = Millimetres.ToPoints(30);

    /// <summary>Margin at the outer edge.</summary>
    public double Right { get; init; } = Millimetres.ToPoints(15);

    /// <summary>Distance of the page number from the upper edge: the middle of the top margin.</summary>
    public double NumberFromEdge => Top / 2;

    /// <summary>Distance of the foot note from the lower edge.</summary>
    public double FooterFromEdge => Bottom / 2;

    /// <summary>Width of the sheet.</summary>
    public double Width => Millimetres.ToPoints(Orientation == PageOrientation.Portrait ? 210 : 297);

    /// <summary>Height of the sheet.</summary>
    public double Height => Millimetres.ToPoints(Orientation == PageOrientation.Portrait ? 297 : 210);

    /// <summary>Width between the margins.</summary>
    public double TextWidth => Width - Left - Right;

    /// <summary>Height between the margins.</summary>
    public double TextHeight => Height - Top - Bottom;
}
