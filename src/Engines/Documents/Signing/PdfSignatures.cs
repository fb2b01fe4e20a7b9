using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Saola.Engines.Documents.Signing.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Saola.Engines.Documents.Signing;

/// <summary>A signature found in a file.</summary>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="At">Time of its timestamp; null when it has none that holds.</param>
/// <param name="IsIntact">Whether what it covers is as it was signed.</param>
/// <param name="IsTrusted">Whether its certificate leads to a root that the department trusts, at the time of the timestamp.</param>
/// <param name="CoversFile">Whether it covers the whole file; when not, something was added behind it.</param>
public sealed record FoundSignature(string Signer, DateTimeOffset? At, bool IsIntact, bool IsTrusted, bool CoversFile);

/// <summary>Reads the signatures of a PDF that anybody may have written or changed.</summary>
public sealed class PdfSignatures
{
    private const int MostSignatures = 20;
    private readonly Timestamps _timestamps;
    private readonly CertificateCheck _certificates;
    private readonly TimeProvider _clock;

    internal PdfSignatures(Timestamps timestamps, CertificateCheck certificates, TimeProvider clock) => (_timestamps, _certificates, _clock) = (timestamps, certificates, clock);

    /// <summary>The signatures in the order of their fields, at most 20; null when it is no PDF that can be read.</summary>
    public IReadOnlyList<FoundSignature>? Read(byte[] pdf)
    {
        try
        {
            using var revision = new PdfRevision(pdf);
            var root = (DictionaryToken)revision.Read(revision.Root);
            var form = revision.Dictionary(root.Data.GetValueOrDefault("AcroForm"));
            var fields = revision.Array(form?.Data.GetValueOrDefault("Fields")).Select(revision.Dictionary).OfType<DictionaryToken>();
            return [.. fields.Select(f => revision.Dictionary(f.Data.GetValueOrDefault("V"))).OfType<DictionaryToken>().Where(v => v.Data.ContainsKey("ByteRange")).Take(MostSignatures).Select(v => Judge(pdf, v))];
        }
        catch (Exception fault) when (fault is PdfDocumentFormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or InvalidCastException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private FoundSignature Judge(byte[] pdf, DictionaryToken signature)
    {
        var broken = new FoundSignature("", null, IsIntact: false, IsTrusted: false, CoversFile: false);
        var range = (signature.Data["ByteRange"] as ArrayToken)?.Data.OfType<NumericToken>().Select(n => n.Long).ToList();
        if (range is not [0, var first, var second, var length] || first <= 0 || second <= first || length < 0 || second + length > pdf.Length) return broken;
        if (signature.Data.GetValueOrDefault("Contents") is not HexToken contents) return broken;
        byte[] content = [.. pdf.AsSpan(0, (int)first), .. pdf.AsSpan((int)second, (int)length)];
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        try
        {
            cms.Decode(contents.Bytes);
        }
        catch (CryptographicException)
        {
            return broken;
        }
        if (cms.SignerInfos is not [var signer] || signer.Certificate is not { } certificate) return broken;
        var at = Time(signer);
        return new FoundSignature(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), at, IsIntact(cms),
            _certificates.Trusted(certificate, cms.Certificates, at ?? _clock.GetUtcNow(), out _), second + length == pdf.Length);
    }

    private DateTimeOffset? Time(SignerInfo signer)
    {
        var token = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(a => a.Oid.Value == CmsSignature.TimestampToken);
        return token is { Values: [var value, ..] } ? _timestamps.TimeOf(value.RawData, SHA256.HashData(signer.GetSignature())) : null;
    }

    private static bool IsIntact(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
