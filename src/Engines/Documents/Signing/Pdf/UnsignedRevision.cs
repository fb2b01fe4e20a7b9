using System.Globalization;
using System.Text;
using Saola.Kernel;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>What the signature dictionary says.</summary>
internal sealed record SignatureFacts(string Name, string Reason, string Location, DateTimeOffset At);

/// <summary>A file with a new signature field whose signature is still a hole of zeros: what stands around the hole is what gets signed.</summary>
internal sealed class UnsignedRevision
{
    // Two certificates of an agency, a timestamp token with its own two, and room to spare.
    private const int HoleBytes = 14 * 1024;
    private const string RangeHole = "/ByteRange [0 0000000000 0000000000 0000000000]";
    private readonly byte[] _pdf;
    private readonly int _holeStart, _holeEnd;

    private UnsignedRevision(byte[] pdf, long from)
    {
        _pdf = pdf;
        _holeStart = Position("/Contents <", from) + "/Contents ".Length;
        _holeEnd = _holeStart + (2 * HoleBytes) + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {_holeStart:0000000000} {_holeEnd:0000000000} {_pdf.Length - _holeEnd:0000000000}]");
        Encoding.Latin1.GetBytes(range).CopyTo(_pdf, Position(RangeHole, from));
    }

    /// <summary>Adds field, picture and hole.</summary>
    public static UnsignedRevision Append(byte[] pdf, SignatureLook look, SignatureFacts facts)
    {
        using var revision = new PdfRevision(pdf);
        var signature = revision.Reserve();
        revision.Put(signature, Dictionary(facts));
        var drawing = DrawingImport.Add(look.Drawing, revision);
        var page = revision.Page(look.Page);
        var root = (DictionaryToken)revision.Read(revision.Root);
        var form = revision.Dictionary(root.Data.GetValueOrDefault("AcroForm")) ?? DictionaryToken.Empty;
        var fields = revision.Array(form.Data.GetValueOrDefault("Fields"));
        var field = revision.Add(Field(look, page, signature, drawing, fields.Count + 1));
        PutForm(revision, root, form.With("Fields", new ArrayToken([.. fields, new IndirectReferenceToken(field)])).With("SigFlags", new NumericToken(3)));
        var sheet = (DictionaryToken)revision.Read(page);
        revision.Put(page, sheet.With("Annots", new ArrayToken([.. revision.Array(sheet.Data.GetValueOrDefault("Annots")), new IndirectReferenceToken(field)])));
        var (bytes, offsets) = revision.Write();
        return new UnsignedRevision(bytes, offsets[signature.ObjectNumber]);
    }

    /// <summary>What the signature covers: every byte of the file but the hole.</summary>
    public byte[] SignedBytes() => [.. _pdf.AsSpan(0, _holeStart), .. _pdf.AsSpan(_holeEnd)];

    /// <summary>The file with the signature in its hole.</summary>
    public byte[] Seal(byte[] cms)
    {
        if (cms.Length > HoleBytes) throw new InvalidOperationException($"The signature has {cms.Length} bytes, more than the {HoleBytes} kept for it.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms)).CopyTo(_pdf, _holeStart + 1);
        return _pdf;
    }

    private int Position(string words, long from)
    {
        var at = _pdf.AsSpan((int)from).IndexOf(Encoding.Latin1.GetBytes(words));
        return at < 0 ? throw new InvalidOperationException($"The signature dictionary has no {words}.") : (int)from + at;
    }

    // Written by hand: the library would write the numbers and the hole in its own way.
    private static string Dictionary(SignatureFacts facts)
    {
        var at = facts.At.ToOffset(VietnamTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached {RangeHole} /Contents <{new string('0', 2 * HoleBytes)}> " +
            $"/M (D:{at}+07'00') /Name {Words(facts.Name)} /Reason {Words(facts.Reason)} /Location {Words(facts.Location)} >>";
    }

    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static DictionaryToken Field(SignatureLook look, IndirectReference page, IndirectReference signature, IndirectReference drawing, int number) => new(new Dictionary<NameToken, IToken>
    {
        [NameToken.Type] = NameToken.Create("Annot"), [NameToken.Subtype] = NameToken.Create("Widget"), [NameToken.Create("FT")] = NameToken.Create("Sig"),
        [NameToken.Create("T")] = new StringToken($"Signature{number}"), [NameToken.Create("V")] = new IndirectReferenceToken(signature),
        // Printed and locked.
        [NameToken.Create("F")] = new NumericToken(132), [NameToken.Create("P")] = new IndirectReferenceToken(page),
        [NameToken.Create("Rect")] = DrawingImport.Numbers(look.Left, look.Bottom, look.Left + look.Width, look.Bottom + look.Height),
        [NameToken.Create("AP")] = new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("N")] = new IndirectReferenceToken(drawing) }),
    });

    // The form stands behind a reference, so that the next signature changes it and not the root.
    private static void PutForm(PdfRevision revision, DictionaryToken root, DictionaryToken form)
    {
        if (root.Data.GetValueOrDefault("AcroForm") is IndirectReferenceToken known) revision.Put(known.Data, form);
        else revision.Put(revision.Root, root.With("AcroForm", new IndirectReferenceToken(revision.Add(form))));
    }
}
