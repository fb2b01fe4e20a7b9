namespace Saola.Engines.Documents.Model;

/// <summary>Puts a <see cref="SaolaDocument"/> together, block by block.</summary>
/// <param name="info">Title, author, date, identity.</param>
public sealed class DocumentBuilder(DocumentInfo info)
{
    private readonly List<Block> _blocks = [];
    private PageSetup _page = PageSetup.Portrait;
    private Typeface _typeface = Typeface.Times;
    private TypeScale _scale = TypeScale.Slip;
    private string? _footerNote;

    /// <summary>Sheet and margins; A4 upright unless said.</summary>
    public DocumentBuilder OnPage(PageSetup page) => Set(() => _page = page);

    /// <summary>The letters; Times unless said.</summary>
    public DocumentBuilder InTypeface(Typeface typeface) => Set(() => _typeface = typeface);

    /// <summary>Letter sizes; those of a slip unless said.</summary>
    public DocumentBuilder AtScale(TypeScale scale) => Set(() => _scale = scale);

    /// <summary>One line at the foot of every page.</summary>
    public DocumentBuilder WithFooter(string? note) => Set(() => _footerNote = note);

    /// <summary>Any block.</summary>
    public DocumentBuilder Add(Block block) => Set(() => _blocks.Add(block));

    /// <summary>Several blocks.</summary>
    public DocumentBuilder AddRange(IEnumerable<Block> blocks) => Set(() => _blocks.AddRange(blocks));

    /// <summary>A block when there is one.</summary>
    public DocumentBuilder AddIf(bool condition, Func<Block> block) => condition ? Add(block()) : this;

    /// <summary>The type of the document and what it is about.</summary>
    public DocumentBuilder Title(string title, string? about = null) => Add(new TitleBlock(title) { Abstract = about });

    /// <summary>One fact in one line.</summary>
    public DocumentBuilder Fact(string label, string value, Emphasis emphasis = Emphasis.None) =>
        Add(new LabelLine(label, value) { Emphasis = emphasis });

    /// <summary>A fact, left out when there is none.</summary>
    public DocumentBuilder FactIfKnown(string label, string? value) => AddIf(!string.IsNullOrWhiteSpace(value), () => new LabelLine(label, value!));

    /// <summary>A justified paragraph.</summary>
    public DocumentBuilder Text(string text, Emphasis emphasis = Emphasis.None) => Add(new BodyText(text, emphasis));

    /// <summary>The document. Later calls on the builder do not change it.</summary>
    public SaolaDocument Build() => new()
    {
        Info = info, Blocks = [.. _blocks], Page = _page, Typeface = _typeface, Scale = _scale, FooterNote = _footerNote,
    };

    private DocumentBuilder Set(Action change)
    {
        change();
        return this;
    }
}
