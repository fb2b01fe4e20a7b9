namespace Saola.Engines.Documents.Model;

/// <summary>The letters that a document is set in.</summary>
public enum Typeface
{
    /// <summary>Times New Roman, as Decree 30/2020 asks; in a PDF its metric twin Tinos, which is embedded.</summary>
    Times,

    /// <summary>Be Vietnam Pro, the letters of the screens: handouts and certificates outside the decree.</summary>
    BeVietnam,
}

/// <summary>What a document says about itself, beside its text.</summary>
public sealed record DocumentInfo
{
    /// <summary>Title in the window and in search results.</summary>
    public required string Title { get; init; }

    /// <summary>The issuing organisation.</summary>
    public required string Author { get; init; }

    /// <summary>The instant of issue. It is written as the date of the file, so that the same input gives the same bytes.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>What tells this document from every other one, such as the form number and the file code. The file's identifier is computed from it.</summary>
    public required string Key { get; init; }

    /// <summary>Language of the text (BCP 47), told to screen readers.</summary>
    public string Language { get; init; } = "vi-VN";
}

/// <summary>
/// A document before it is a file: page, blocks, furniture. Both writers (<see cref="Docx.DocxWriter"/>, <see cref="Pdf.PdfWriter"/>)
/// turn the same value into the same look. Immutable; make it with <see cref="DocumentBuilder"/>.
/// </summary>
public sealed record SaolaDocument
{
    /// <summary>Title, author, date, identity.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>The contents, top to bottom.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Sheet and margins.</summary>
    public PageSetup Page { get; init; } = PageSetup.Portrait;

    /// <summary>The letters.</summary>
    public Typeface Typeface { get; init; } = Typeface.Times;

    /// <summary>Sizes of the parts, derived from the size of the body.</summary>
    public TypeScale Scale { get; init; } = TypeScale.Slip;

    /// <summary>One line in small letters at the foot of every page, or null.</summary>
    public string? FooterNote { get; init; }
}

/// <summary>Letter sizes in points; Decree 30/2020 allows 13-14 for the body and one less for the heads.</summary>
/// <param name="Body">Size of running text.</param>
public sealed record TypeScale(double Body)
{
    /// <summary>Slips: 13.</summary>
    public static TypeScale Slip { get; } = new(13);

    /// <summary>Letters and decisions: 14.</summary>
    public static TypeScale Letter { get; } = new(14);

    /// <summary>National name and organisations: 12-13.</summary>
    public double Head => Body - 1;

    /// <summary>Cells of tables.</summary>
    public double Table => Body - 1;

    /// <summary>The words "Nơi nhận:": 12.</summary>
    public double RecipientsHead => 12;

    /// <summary>Lines of recipients, captions, notes: 11.</summary>
    public double Small => 11;

    /// <summary>Page number: 13-14.</summary>
    public double PageNumber => Body;
}
