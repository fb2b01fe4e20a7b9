using System.Security.Cryptography;
using Microsoft.Extensions.Localization;
using Saola.Engines.Documents.Signing.Pdf;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing;

/// <summary>A document to be signed.</summary>
public sealed record SigningOrder
{
    /// <summary>The finished PDF.</summary>
    public required byte[] Pdf { get; init; }

    /// <summary>Who signs, in this order: the person first, the organisation over it.</summary>
    public required IReadOnlyList<Signatory> Signatories { get; init; }

    /// <summary>Words above which the signatures stand: the signer's name as printed under them.</summary>
    public required string Above { get; init; }

    /// <summary>Why, such as <c>Quyết định số 12/QĐ-SKHCN</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Where, such as <c>Thành phố Hồ Chí Minh</c>.</summary>
    public required string Location { get; init; }
}

/// <summary>
/// Signs PDF files: PAdES B-T (ETSI EN 319 142-1), visible as Decree 30/2020/NĐ-CP, annex I, wants it. Each signature is an incremental update
/// over everything before it. Either all signatures are there, each with its timestamp, or the file is not given out.
/// </summary>
public sealed class DocumentSigner
{
    private readonly ISigningProvider _keys;
    private readonly CertificateCheck _certificates;
    private readonly Timestamps _timestamps;
    private readonly TimeProvider _clock;
    private readonly IStringLocalizer<Texts> _texts;

    internal DocumentSigner(ISigningProvider keys, CertificateCheck certificates, Timestamps timestamps, TimeProvider clock, IStringLocalizer<Texts> texts) =>
        (_keys, _certificates, _timestamps, _clock, _texts) = (keys, certificates, timestamps, clock, texts);

    /// <summary>Whether signing is set up.</summary>
    public bool IsOn => _keys.IsOn;

    /// <summary>
    /// The signed file. Faults: <c>signing.no_key</c>, <c>signing.key_unreadable</c>, <c>signing.refused</c>, <c>signing.certificate_expired</c>,
    /// <c>signing.certificate_not_yet_valid</c>, <c>signing.certificate_untrusted</c>, <c>signing.certificate_purpose</c>,
    /// <c>signing.timestamp_unreachable</c>, <c>signing.timestamp_refused</c>, <c>signing.timestamp_false</c>, <c>signing.file</c>.
    /// </summary>
    public async Task<Result<byte[]>> SignAsync(SigningOrder order, CancellationToken cancellationToken)
    {
        // All certificates before the first signature: what cannot be finished is not begun.
        var identities = new List<SigningIdentity>();
        foreach (var signatory in order.Signatories)
        {
            var identity = await _keys.IdentityAsync(signatory, cancellationToken);
            if (!identity.IsDone) return Result<byte[]>.Refused(identity.Faults);
            if (_certificates.Fault(identity.Value.Certificate, identity.Value.Chain, signatory.Name) is { } fault) return fault;
            identities.Add(identity.Value);
        }
        if (SignaturePlace.Find(order.Pdf, order.Above) is not { } place) return new Fault("signing.file", _texts["signing.file"]);
        var pdf = order.Pdf;
        foreach (var (index, signatory) in order.Signatories.Index())
        {
            var signed = await SignAsync(pdf, order, signatory, identities[index], place, cancellationToken);
            if (!signed.IsDone) return signed;
            pdf = signed.Value;
        }
        return pdf;
    }

    private async Task<Result<byte[]>> SignAsync(
        byte[] pdf, SigningOrder order, Signatory signatory, SigningIdentity identity, SignaturePlace place, CancellationToken cancellationToken)
    {
        var at = _clock.Now();
        var look = SignatureLook.Of(signatory, identity, place, at);
        var prepared = UnsignedRevision.Append(pdf, look, new SignatureFacts(signatory.Name, order.Reason, order.Location, at));
        var signer = new CmsSignature(identity, prepared.SignedBytes());
        var value = await _keys.SignDigestAsync(signatory, signer.Digest, cancellationToken);
        if (!value.IsDone) return Result<byte[]>.Refused(value.Faults);
        if (!signer.Fits(value.Value)) return new Fault("signing.refused", _texts["signing.value_wrong", signatory.Name]);
        var token = await _timestamps.StampAsync(SHA256.HashData(value.Value), cancellationToken);
        return token.IsDone ? prepared.Seal(signer.Encode(value.Value, token.Value)) : Result<byte[]>.Refused(token.Faults);
    }
}
