using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Saola.Engines.Documents.Signing;

/// <summary>
/// A detached CMS signature as PAdES wants it: the signed attributes are content type, message digest and signing-certificate-v2 (RFC 5035) and no
/// signing time, which stands in the PDF and in the timestamp. It is made in two passes, because the key may be elsewhere: the first tells the
/// digest that the key has to sign, the second puts the signature in.
/// </summary>
internal sealed class CmsSignature
{
    /// <summary>The attribute of the timestamp.</summary>
    public const string TimestampToken = "1.2.840.113549.1.9.16.2.14";

    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private readonly SigningIdentity _identity;
    private readonly byte[] _content;

    public CmsSignature(SigningIdentity identity, byte[] content)
    {
        (_identity, _content) = (identity, content);
        using var listener = new HeldKey(identity.Certificate, null);
        try
        {
            Compute(listener);
        }
        catch (CryptographicException) when (listener.Asked is not null)
        {
            // The library checks at once what it was given, and nothing was: by then it has said what it wants signed.
        }
        Digest = listener.Asked!;
    }

    /// <summary>SHA-256 of the signed attributes: what the key signs.</summary>
    public byte[] Digest { get; }

    /// <summary>Whether a signature is of this key over <see cref="Digest"/>: a provider that mixes up its keys is found here and not by the reader.</summary>
    public bool Fits(byte[] value)
    {
        using var key = _identity.Certificate.GetRSAPublicKey();
        return key is not null && key.VerifyHash(Digest, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The CMS with the timestamp over the signature as its unsigned attribute.</summary>
    public byte[] Encode(byte[] value, byte[] timestampToken)
    {
        using var held = new HeldKey(_identity.Certificate, value);
        var cms = Compute(held);
        cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(TimestampToken), timestampToken));
        return cms.Encode();
    }

    private SignedCms Compute(HeldKey key)
    {
        var cms = new SignedCms(new ContentInfo(_content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _identity.Certificate, key, RSASignaturePadding.Pkcs1)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.None,
        };
        signer.Certificates.Add(_identity.Certificate);
        foreach (var certificate in _identity.Chain) signer.Certificates.Add(certificate);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), CertificateReference(_identity.Certificate)));
        cms.ComputeSignature(signer, silent: true);
        return cms;
    }

    /// <summary>SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and must not be written.</summary>
    internal static byte[] CertificateReference(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4))) writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
        }
        return writer.Encode();
    }

    /// <summary>Stands in for the key: notes what it is asked to sign and answers with the signature that it holds.</summary>
    private sealed class HeldKey : RSA
    {
        private readonly byte[] _value;

        public HeldKey(X509Certificate2 certificate, byte[]? value)
        {
            using var key = certificate.GetRSAPublicKey() ?? throw new InvalidOperationException("Only RSA certificates sign documents.");
            KeySizeValue = key.KeySize;
            _value = value ?? new byte[KeySizeValue / 8];
        }

        public byte[]? Asked { get; private set; }

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
        {
            Asked = hash;
            return _value;
        }

        public override RSAParameters ExportParameters(bool includePrivateParameters) => throw new CryptographicException("The key does not leave its provider.");

        public override void ImportParameters(RSAParameters parameters) => throw new CryptographicException("The key does not leave its provider.");
    }
}
