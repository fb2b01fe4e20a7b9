namespace Saola.Engines.Documents.Model;

/// <summary>Where somebody signs.</summary>
public sealed record SignatureBox
{
    /// <summary>In whose place the signer signs, such as <c>KT. GIÁM ĐỐC</c> (TM., KT., TL., TUQ., Q.), or null.</summary>
    public string? Authority { get; init; }

    /// <summary>The signer's title, such as <c>Phó Giám đốc</c> or <c>Người nộp hồ sơ</c>; capitals are made in print.</summary>
    public required string Title { get; init; }

    /// <summary>What to do here, such as <c>(Ký và ghi rõ họ tên)</c>, or how it was signed; or null.</summary>
    public string? Note { get; init; }

    /// <summary>The signer's name without rank, or null when it is written by hand.</summary>
    public string? Name { get; init; }

    /// <summary>Free height for the signature in points.</summary>
    public double Room { get; init; } = 48;

    internal IReadOnlyList<Block> Blocks(TypeScale scale)
    {
        var title = string.Join('\n', new[] { Authority, Title }.OfType<string>()).ToUpperInvariant();
        List<Block> blocks = [Centred(title, Emphasis.Bold, scale.Body)];
        if (Note is not null) blocks.Add(Centred(Note, Emphasis.Italic, scale.Small));
        blocks.Add(Centred(Name ?? "", Emphasis.Bold, scale.Body) with { SpaceBefore = Room });
        return blocks;
    }

    private static Paragraph Centred(string text, Emphasis emphasis, double size) =>
        new(text, emphasis, size) { Alignment = TextAlignment.Centre };
}

/// <summary>Signatures side by side; one alone stands in the right half.</summary>
/// <param name="Boxes">From left to right.</param>
public sealed record SignatureRow(IReadOnlyList<SignatureBox> Boxes) : CompositeBlock
{
    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        // A word processor keeps a table with what follows only by its paragraphs, our own layout by the table.
        var cells = Boxes.Select(box => new TableCell([.. box.Blocks(frame.Scale).Select(block => block with { KeepWithNext = KeepWithNext })])).ToList();
        if (cells.Count == 1) cells.Insert(0, new TableCell([]));
        yield return new Table([.. cells.Select(_ => 1.0)], [new TableRow(cells)])
        {
            KeepWithNext = KeepWithNext, Framed = false, SidePadding = 2, RowPadding = 0, SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 14,
        };
    }
}

/// <summary>Who receives a copy (nơi nhận).</summary>
/// <param name="Lines">One receiver each, without dash and semicolon.</param>
/// <param name="Archive">Where the record is kept, such as <c>VT, VP</c>: it closes the list.</param>
public sealed record Recipients(IReadOnlyList<string> Lines, string Archive)
{
    internal IReadOnlyList<Block> Blocks(TypeScale scale)
    {
        List<Block> blocks = [new Paragraph("Nơi nhận:", Emphasis.Bold | Emphasis.Italic, scale.RecipientsHead)];
        blocks.AddRange(Lines.Select(line => new Paragraph($"- {line};", Emphasis.None, scale.Small)));
        blocks.Add(new Paragraph($"- Lưu: {Archive}.", Emphasis.None, scale.Small));
        return blocks;
    }
}

/// <summary>The end of a letter or decision: receivers at the left, the signature at the right, on one page.</summary>
/// <param name="Recipients">Who receives a copy.</param>
/// <param name="Signature">Who signs.</param>
public sealed record ClosingBlock(Recipients Recipients, SignatureBox Signature) : CompositeBlock
{
    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        yield return new Table([1, 1], [new([new(Recipients.Blocks(frame.Scale)), new(Signature.Blocks(frame.Scale))])])
        {
            Framed = false, SidePadding = 0, RowPadding = 0, SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 14,
        };
    }
}

/// <summary>A QR code with a few lines at its right side: what it opens, and what to do without a camera.</summary>
/// <param name="Address">The address that it holds.</param>
/// <param name="Lines">The lines beside it; the first is bold.</param>
public sealed record QrPanel(string Address, IReadOnlyList<string> Lines) : CompositeBlock
{
    private static readonly double Side = Millimetres.ToPoints(24);

    internal override IEnumerable<Block> Expand(ExpansionFrame frame)
    {
        var image = new CodeImage(Codes.QrCode.Of(Address), Side, Side, $"Mã QR: {Address}");
        var lines = Lines.Select((line, i) => (Block)new Paragraph(line, i == 0 ? Emphasis.Bold : Emphasis.None, frame.Scale.Small - 1) { SpaceBefore = i == 0 ? 0 : 2 });
        var share = (Side + 8) / frame.Width;
        yield return new Table([share, 1 - share], [new([new([image]), new([.. lines]) { Vertical = VerticalAlignment.Middle }])])
        {
            Framed = false, SidePadding = 2, RowPadding = 0, SpaceBefore = SpaceBefore > 0 ? SpaceBefore : 10,
        };
    }
}
