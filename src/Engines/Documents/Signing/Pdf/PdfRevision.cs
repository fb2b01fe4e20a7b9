using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>
/// An incremental update (ISO 32000-1, 7.5.6): new and changed objects behind the bytes that were there, none of which is touched, so that
/// earlier signatures stay valid. The file must have a classic cross-reference table, as PDFsharp writes it.
/// </summary>
internal sealed class PdfRevision : IDisposable
{
    private readonly byte[] _before;
    private readonly PdfDocument _document;
    private readonly SortedDictionary<long, byte[]> _objects = [];
    private long _next;

    public PdfRevision(byte[] pdf)
    {
        _before = pdf;
        _document = PdfDocument.Open(pdf);
        _next = _document.Structure.Trailer.Size;
    }

    public IndirectReference Root => _document.Structure.Trailer.Root;

    /// <summary>Number of its pages.</summary>
    public int Pages => _document.NumberOfPages;

    /// <summary>The present content of an object.</summary>
    public IToken Read(IndirectReference reference) => _document.Structure.GetObject(reference).Data;

    /// <summary>A dictionary that stands at a place itself or by reference; null when there is none.</summary>
    public DictionaryToken? Dictionary(IToken? token) => token switch
    {
        DictionaryToken dictionary => dictionary,
        IndirectReferenceToken reference => Read(reference.Data) as DictionaryToken,
        _ => null,
    };

    /// <summary>An array that stands at a place itself or by reference; empty when there is none.</summary>
    public IReadOnlyList<IToken> Array(IToken? token) => token switch
    {
        ArrayToken array => array.Data,
        IndirectReferenceToken reference => Read(reference.Data) is ArrayToken array ? array.Data : [],
        _ => [],
    };

    /// <summary>The reference of a page, from 1.</summary>
    public IndirectReference Page(int number)
    {
        var left = number;
        var tree = Dictionary(_document.Structure.Catalog.CatalogDictionary.Data["Pages"])!;
        return Find(tree, ref left) ?? throw new InvalidOperationException($"There is no page {number}.");
    }

    /// <summary>A place for an object that other objects may name before it is written.</summary>
    public IndirectReference Reserve() => new(_next++, 0);

    public IndirectReference Add(IToken token)
    {
        var reference = Reserve();
        Put(reference, token);
        return reference;
    }

    public void Put(IndirectReference reference, IToken token)
    {
        using var buffer = new MemoryStream();
        TokenWriter.Instance.WriteToken(token, buffer);
        _objects[reference.ObjectNumber] = buffer.ToArray();
    }

    /// <summary>Writes an object as it is given, for what must stand at known offsets.</summary>
    public void Put(IndirectReference reference, string body) => _objects[reference.ObjectNumber] = Encoding.Latin1.GetBytes(body);

    /// <summary>The file with the update, and where each new object begins.</summary>
    public (byte[] Pdf, IReadOnlyDictionary<long, long> Offsets) Write()
    {
        using var buffer = new MemoryStream();
        buffer.Write(_before);
        if (_before[^1] != (byte)'\n') buffer.WriteByte((byte)'\n');
        var offsets = new SortedDictionary<long, long>();
        foreach (var (number, body) in _objects)
        {
            offsets[number] = buffer.Position;
            Text(buffer, $"{number} 0 obj\n");
            buffer.Write(body);
            Text(buffer, "\nendobj\n");
        }
        var table = buffer.Position;
        Text(buffer, "xref\n");
        foreach (var section in Sections(offsets))
        {
            Text(buffer, $"{section[0].Number} {section.Count}\n");
            foreach (var (_, offset) in section) Text(buffer, string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }
        Text(buffer, "trailer\n");
        TokenWriter.Instance.WriteToken(Trailer(), buffer);
        Text(buffer, $"\nstartxref\n{table}\n%%EOF\n");
        return (buffer.ToArray(), offsets);
    }

    public void Dispose() => _document.Dispose();

    private IndirectReference? Find(DictionaryToken tree, ref int left)
    {
        foreach (var kid in Array(tree.Data.GetValueOrDefault("Kids")).OfType<IndirectReferenceToken>())
        {
            var node = Dictionary(kid)!;
            if (node.Data.ContainsKey("Kids"))
            {
                if (Find(node, ref left) is { } found) return found;
            }
            else if (--left == 0)
            {
                return kid.Data;
            }
        }
        return null;
    }

    private DictionaryToken Trailer()
    {
        var before = _document.Structure.Trailer;
        var entries = new Dictionary<NameToken, IToken>
        {
            [NameToken.Size] = new NumericToken(_next), [NameToken.Root] = new IndirectReferenceToken(before.Root), [NameToken.Prev] = new NumericToken(LastTable()),
        };
        if (before.Info is { } info) entries[NameToken.Info] = info;
        if (before.Identifier is { Count: > 0 } identifier) entries[NameToken.Id] = new ArrayToken([.. identifier]);
        return new DictionaryToken(entries);
    }

    // The library gives the offset of the first table that it reads; the one to point back to is named at the very end.
    private long LastTable()
    {
        var tail = Encoding.Latin1.GetString(_before, Math.Max(0, _before.Length - 1024), Math.Min(1024, _before.Length));
        var at = tail.LastIndexOf("startxref", StringComparison.Ordinal);
        var digits = at < 0 ? "" : new string([.. tail[(at + 9)..].TrimStart().TakeWhile(char.IsAsciiDigit)]);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : throw new InvalidOperationException("The PDF has no startxref.");
    }

    private static IEnumerable<List<(long Number, long Offset)>> Sections(SortedDictionary<long, long> offsets)
    {
        var section = new List<(long Number, long Offset)>();
        foreach (var (number, offset) in offsets)
        {
            if (section.Count > 0 && section[^1].Number + 1 != number)
            {
                yield return section;
                section = [];
            }
            section.Add((number, offset));
        }
        if (section.Count > 0) yield return section;
    }

    private static void Text(MemoryStream buffer, string text) => buffer.Write(Encoding.Latin1.GetBytes(text));
}
