using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>
/// What a procedure ends with: giấy chứng nhận, giấy xác nhận, quyết định. The parts are generic; the case type says what stands in them.
/// </summary>
public sealed record ResultDocument
{
    private const double TableSize = 12;

    /// <summary>Who speaks.</summary>
    public required LetterHead Head { get; init; }

    /// <summary>Number without the word in front, such as <c>12/QĐ-SKHCN</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The type, such as <c>Giấy chứng nhận</c> or <c>Quyết định</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, such as <c>Đăng ký hoạt động khoa học và công nghệ</c>.</summary>
    public required string About { get; init; }

    /// <summary>The instant of issue.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who decides, in capitals above the grounds of a decision, such as <c>Giám đốc Sở Khoa học và Công nghệ</c>; null for certificates.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Laws that it rests on, each a sentence such as <c>Căn cứ Luật …</c>, without the closing sign; may be empty.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>The contents in order.</summary>
    public required IReadOnlyList<ResultPart> Parts { get; init; }

    /// <summary>Who signs.</summary>
    public required SlipSigner Signer { get; init; }

    /// <summary>Whether room is left for a digital signature and a seal over it.</summary>
    public bool IsSignedDigitally { get; init; }

    /// <summary>Who receives a copy, or null.</summary>
    public Recipients? Recipients { get; init; }

    /// <summary>Address of the public page that shows whether the result is valid: goes into the QR code.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>The document, ready for the writers.</summary>
    public SaolaDocument ToDocument()
    {
        var document = new DocumentBuilder(new DocumentInfo
            {
                Title = $"{Kind} {Number}: {About}", Author = Head.IssuingOrganisation, IssuedAt = IssuedAt, Key = $"result/{Number}",
            })
            .AtScale(TypeScale.Letter)
            .Add(new LetterHeadBlock(Head, VietnamTime.Day(IssuedAt)) { NumberLine = SlipWording.Of("number", Number) })
            .Title(Kind, About);
        if (DecidedBy is not null) document.Add(Heading(DecidedBy.ToUpperInvariant()) with { SpaceBefore = 12 });
        for (var i = 0; i < Grounds.Count; i++)
            document.Text(Grounds[i] + (i < Grounds.Count - 1 || DecidedBy is null ? ";" : "."), Emphasis.Italic);
        if (DecidedBy is not null) document.Add(Heading(Kind.ToUpperInvariant() + ":") with { SpaceBefore = 12 });
        document.AddRange(Parts.SelectMany(Blocks));
        document.Add(Closing());
        document.Add(new QrPanel(PublicAddress, [SlipWording.Of("result.check"), SlipWording.Of("result.how", SlipParts.Typed(PublicAddress))]));
        return document.Build();
    }

    private CompositeBlock Closing() =>
        Recipients is null ? new SignatureRow([Box]) : new ClosingBlock(Recipients, Box);

    // The picture of the signature, with the seal reaching a little above and below it.
    private SignatureBox Box => IsSignedDigitally ? SlipParts.Box(Signer) with { Room = 74 } : SlipParts.Box(Signer);

    private static Paragraph Heading(string text) =>
        new(text, Emphasis.Bold, TypeScale.Letter.Body) { Alignment = TextAlignment.Centre, Role = ParagraphRole.Heading, KeepWithNext = true };

    private static IEnumerable<Block> Blocks(ResultPart part) => part switch
    {
        ResultFacts facts => facts.Lines.Select((line, i) => new LabelLine(line.Label, line.Value) { Emphasis = line.Emphasis, SpaceBefore = i == 0 ? 10 : 0 }),
        ResultText text => TextBlocks(text),
        ResultTable table => [TableBlock(table)],
        _ => throw new InvalidOperationException($"No look for {part.GetType().Name}."),
    };

    private static IEnumerable<Block> TextBlocks(ResultText text)
    {
        for (var i = 0; i < text.Paragraphs.Count; i++)
        {
            yield return i == 0 && text.Lead is not null
                ? new BodyText([new(text.Lead + " ", Emphasis.Bold), new(text.Paragraphs[i])])
                : new BodyText(text.Paragraphs[i]);
        }
    }

    private static Table TableBlock(ResultTable table) => new([.. table.Columns.Select(column => column.Share)],
        [.. table.Rows.Select(row => new TableRow([.. row.Select((text, i) => new TableCell(text, TableSize, table.Columns[i].Alignment))]))])
    {
        Header = [SlipParts.Header(TableSize, table.Columns.Select(column => column.Name))],
        SpaceBefore = 8,
    };
}

/// <summary>A part of a result.</summary>
public abstract record ResultPart
{
    private protected ResultPart()
    {
    }
}

/// <summary>Facts, a line each.</summary>
/// <param name="Lines">The facts in order.</param>
public sealed record ResultFacts(IReadOnlyList<ResultFact> Lines) : ResultPart;

/// <summary>One fact.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The fact.</param>
/// <param name="Emphasis">How it stands out.</param>
public sealed record ResultFact(string Label, string Value, Emphasis Emphasis = Emphasis.None);

/// <summary>Running text.</summary>
/// <param name="Paragraphs">The paragraphs.</param>
/// <param name="Lead">Bold words that open the first one, such as <c>Điều 1.</c>, or null.</param>
public sealed record ResultText(IReadOnlyList<string> Paragraphs, string? Lead = null) : ResultPart;

/// <summary>A table; every row has as many texts as there are columns.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The texts row by row.</param>
public sealed record ResultTable(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ResultPart;

/// <summary>A column.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Share">Its relative width.</param>
/// <param name="Alignment">How its cells stand; numbers stand right.</param>
public sealed record ResultColumn(string Name, double Share, TextAlignment Alignment = TextAlignment.Left);
