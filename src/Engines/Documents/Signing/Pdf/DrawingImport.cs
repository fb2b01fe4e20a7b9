using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>Takes the one page of a small PDF into another file as a form (ISO 32000-1, 8.10), with its fonts and pictures.</summary>
internal sealed class DrawingImport
{
    private readonly PdfDocument _source;
    private readonly PdfRevision _target;
    private readonly Dictionary<IndirectReference, IndirectReference> _copied = [];

    private DrawingImport(PdfDocument source, PdfRevision target) => (_source, _target) = (source, target);

    /// <summary>Adds the form; gives its reference.</summary>
    public static IndirectReference Add(byte[] drawing, PdfRevision target)
    {
        using var source = PdfDocument.Open(drawing);
        return new DrawingImport(source, target).Form();
    }

    private IndirectReference Form()
    {
        var page = _source.GetPage(1);
        var content = Content(page.Dictionary.Data["Contents"]);
        var entries = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Create("XObject"), [NameToken.Subtype] = NameToken.Create("Form"), [NameToken.Create("BBox")] = Numbers(0, 0, page.Width, page.Height),
            [NameToken.Resources] = Copy(page.Dictionary.Data.TryGetValue("Resources", out var resources) ? resources : DictionaryToken.Empty),
            [NameToken.Length] = new NumericToken(content.Length),
        };
        return _target.Add(new StreamToken(new DictionaryToken(entries), content));
    }

    public static ArrayToken Numbers(params IReadOnlyList<double> values) => new([.. values.Select(v => new NumericToken(Math.Round(v, 2)))]);

    private byte[] Content(IToken token)
    {
        var streams = token is ArrayToken many ? many.Data : [token];
        using var buffer = new MemoryStream();
        foreach (var one in streams)
        {
            var stream = one as StreamToken ?? _source.Structure.GetObject(((IndirectReferenceToken)one).Data).Data;
            if (stream is ArrayToken inner) return Content(inner);
            buffer.Write(((StreamToken)stream).Decode(_source.Structure.FilterProvider, _source.Structure.TokenScanner).Span);
            buffer.WriteByte((byte)'\n');
        }
        return buffer.ToArray();
    }

    private IToken Copy(IToken token) => token switch
    {
        IndirectReferenceToken reference => new IndirectReferenceToken(Copy(reference.Data)),
        DictionaryToken dictionary => Copy(dictionary),
        ArrayToken array => new ArrayToken([.. array.Data.Select(Copy)]),
        StreamToken stream => new StreamToken(Copy(stream.StreamDictionary).With(NameToken.Length, new NumericToken(stream.Data.Length)), stream.Data.ToArray()),
        _ => token,
    };

    private DictionaryToken Copy(DictionaryToken dictionary) => new(dictionary.Data.ToDictionary(e => NameToken.Create(e.Key), e => Copy(e.Value)));

    private IndirectReference Copy(IndirectReference reference)
    {
        if (_copied.TryGetValue(reference, out var known)) return known;
        var place = _target.Reserve();
        _copied[reference] = place;
        _target.Put(place, Copy(_source.Structure.GetObject(reference).Data));
        return place;
    }
}
