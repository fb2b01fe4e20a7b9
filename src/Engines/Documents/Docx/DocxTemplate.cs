using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Localization;
using Saola.Kernel;

namespace Saola.Engines.Documents.Docx;

/// <summary>A hole of a template.</summary>
/// <param name="Name">What stands between its braces.</param>
/// <param name="Place">Where it stands, in words: <c>đoạn 3</c>, <c>bảng 1, hàng 2, cột 1</c>.</param>
/// <param name="IsClosed">Whether its brace is closed; one that is not is a mistake.</param>
public sealed record TemplateHole(string Name, string Place, bool IsClosed = true);

/// <summary>
/// A DOCX that staff wrote, with holes such as <c>{owner.name_vi}</c>. Word cuts a text into runs as it likes: the texts of a paragraph are joined to find
/// the holes, and what fills one takes the look of the run in which it begins.
/// </summary>
public sealed class DocxTemplate(IStringLocalizer<Texts> texts)
{
    private const int MostCharacters = 4_000_000;

    /// <summary>The holes in reading order. Refused with <c>template.unreadable</c> when it is no DOCX, or one with macros.</summary>
    public Result<IReadOnlyList<TemplateHole>> Holes(byte[] docx)
    {
        var holes = new List<TemplateHole>();
        return Change(docx, isEditable: false, (paragraph, place) =>
        {
            foreach (var (start, end) in Find(paragraph.Text)) holes.Add(new TemplateHole(paragraph.Text[(start + 1)..end], place, end < paragraph.Text.Length));
        }) is { IsDone: false } refused ? Result<IReadOnlyList<TemplateHole>>.Refused(refused.Faults) : holes;
    }

    /// <summary>The file with its holes filled; where <paramref name="value"/> gives null the hole stays.</summary>
    public Result<byte[]> Fill(byte[] docx, Func<string, string?> value) => Change(docx, isEditable: true, (paragraph, _) =>
    {
        // From the last one: places before it stay where they are.
        foreach (var (start, end) in Find(paragraph.Text).AsEnumerable().Reverse())
            if (end < paragraph.Text.Length && value(paragraph.Text[(start + 1)..end]) is { } words) paragraph.Replace(start, end + 1, words);
    });

    private Result<byte[]> Change(byte[] docx, bool isEditable, Action<JoinedParagraph, string> visit)
    {
        try
        {
            using var buffer = new MemoryStream();
            buffer.Write(docx);
            using (var file = WordprocessingDocument.Open(buffer, isEditable, new OpenSettings { MaxCharactersInPart = MostCharacters, AutoSave = isEditable }))
            {
                if (file.MainDocumentPart?.Document?.Body is not { } body || file.DocumentType != WordprocessingDocumentType.Document || file.MainDocumentPart.VbaProjectPart is not null) return Unreadable();
                Walk(body, visit);
                foreach (var header in file.MainDocumentPart.HeaderParts) Each(header.Header, "template.place.header", visit);
                foreach (var footer in file.MainDocumentPart.FooterParts) Each(footer.Footer, "template.place.footer", visit);
            }
            return buffer.ToArray();
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or ArgumentException or InvalidOperationException or IOException)
        {
            return Unreadable();
        }
    }

    private Fault Unreadable() => new("template.unreadable", texts["template.unreadable"]);

    private void Walk(Body body, Action<JoinedParagraph, string> visit)
    {
        var (paragraphs, tables) = (0, 0);
        foreach (var child in body.ChildElements)
        {
            if (child is Table table) Walk(table, ++tables, visit);
            else foreach (var paragraph in Paragraphs(child)) visit(new JoinedParagraph(paragraph), texts["template.place.paragraph", ++paragraphs]);
        }
    }

    private void Walk(Table table, int number, Action<JoinedParagraph, string> visit)
    {
        foreach (var (row, cells) in table.Elements<TableRow>().Index())
            foreach (var (column, cell) in cells.Elements<TableCell>().Index())
                foreach (var paragraph in cell.Descendants<Paragraph>()) visit(new JoinedParagraph(paragraph), texts["template.place.cell", number, row + 1, column + 1]);
    }

    private void Each(OpenXmlElement? part, string place, Action<JoinedParagraph, string> visit)
    {
        foreach (var paragraph in part?.Descendants<Paragraph>() ?? []) visit(new JoinedParagraph(paragraph), texts[place]);
    }

    private static IEnumerable<Paragraph> Paragraphs(OpenXmlElement element) => element is Paragraph one ? [one] : element.Descendants<Paragraph>();

    // A hole runs from its brace to the next closing one; one that is not closed runs to the end of the paragraph.
    private static List<(int Start, int End)> Find(string text)
    {
        var found = new List<(int Start, int End)>();
        for (var start = text.IndexOf('{', StringComparison.Ordinal); start >= 0;)
        {
            var close = text.IndexOf('}', start);
            found.Add((start, close < 0 ? text.Length : close));
            if (close < 0) break;
            start = text.IndexOf('{', close);
        }
        return found;
    }

    /// <summary>The texts of a paragraph as one.</summary>
    private sealed class JoinedParagraph(Paragraph paragraph)
    {
        private readonly List<Text> _pieces = [.. paragraph.Descendants<Text>()];

        public string Text => string.Concat(_pieces.Select(p => p.Text));

        /// <summary>Puts words in the place of a stretch; they stand in the run where it began.</summary>
        public void Replace(int start, int end, string words)
        {
            var at = 0;
            var isFirst = true;
            foreach (var piece in _pieces)
            {
                var (from, to) = (Math.Max(start - at, 0), Math.Min(end - at, piece.Text.Length));
                at += piece.Text.Length;
                if (from >= to) continue;
                piece.Text = piece.Text[..from] + (isFirst ? words.ReplaceLineEndings(" ") : "") + piece.Text[to..];
                piece.Space = SpaceProcessingModeValues.Preserve;
                isFirst = false;
            }
        }
    }
}
