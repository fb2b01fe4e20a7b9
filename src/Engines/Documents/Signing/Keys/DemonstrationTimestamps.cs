using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing.Keys;

/// <summary>The timestamp authority inside the demonstration (RFC 3161): it answers in the process, so that trying out needs no network.</summary>
internal sealed class DemonstrationTimestamps(DemonstrationKeys keys, TimeProvider clock) : ITimestampAuthority, IDisposable
{
    private const string TokenInfo = "1.2.840.113549.1.9.16.1.4", Policy = "1.3.6.1.4.1.99999.1.1";
    private readonly Lazy<X509Certificate2> _certificate = new(keys.Timestamping);

    public Task<byte[]?> AnswerAsync(byte[] request, CancellationToken cancellationToken)
    {
        if (!Rfc3161TimestampRequest.TryDecode(request, out var asked, out _)) return Task.FromResult<byte[]?>(null);
        var cms = new SignedCms(new ContentInfo(new Oid(TokenInfo), Info(asked)));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _certificate.Value) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), CmsSignature.CertificateReference(_certificate.Value)));
        cms.ComputeSignature(signer, silent: true);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            // PKIStatus granted, then the token.
            using (writer.PushSequence()) writer.WriteInteger(0);
            writer.WriteEncodedValue(cms.Encode());
        }
        return Task.FromResult<byte[]?>(writer.Encode());
    }

    public void Dispose()
    {
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
    }

    private byte[] Info(Rfc3161TimestampRequest asked)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(Policy);
            using (writer.PushSequence())
            {
                using (writer.PushSequence()) writer.WriteObjectIdentifier(asked.HashAlgorithmId.Value!);
                writer.WriteOctetString(asked.GetMessageHash().Span);
            }
            writer.WriteIntegerUnsigned(RandomNumberGenerator.GetBytes(12));
            writer.WriteGeneralizedTime(clock.Now(), omitFractionalSeconds: true);
            if (asked.GetNonce() is { } nonce) writer.WriteInteger(nonce.Span);
        }
        return writer.Encode();
    }
}
