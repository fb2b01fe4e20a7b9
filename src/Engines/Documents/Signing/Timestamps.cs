using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Kernel;

namespace Saola.Engines.Documents.Signing;

/// <summary>Carries a timestamp request (RFC 3161, DER) to an authority and its answer back.</summary>
internal interface ITimestampAuthority
{
    /// <summary>The answer, or null when nothing came back in time.</summary>
    Task<byte[]?> AnswerAsync(byte[] request, CancellationToken cancellationToken);
}

/// <summary>Gets timestamps and believes none that it has not checked: digest, nonce, signature, certificate, and the time itself.</summary>
internal sealed class Timestamps(
    ITimestampAuthority authority, CertificateCheck certificates, IOptions<SigningSettings> settings, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int NonceBytes = 8;

    /// <summary>A token over a SHA-256 digest. Faults: <c>signing.timestamp_unreachable</c>, <c>signing.timestamp_refused</c>, <c>signing.timestamp_false</c>.</summary>
    public async Task<Result<byte[]>> StampAsync(byte[] digest, CancellationToken cancellationToken)
    {
        var request = Rfc3161TimestampRequest.CreateFromHash(digest, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
        var answer = await authority.AnswerAsync(request.Encode(), cancellationToken);
        if (answer is null) return new Fault("signing.timestamp_unreachable", texts["signing.timestamp_unreachable"]);
        try
        {
            var token = request.ProcessResponse(answer, out _);
            return False(token, digest) ?? (Result<byte[]>)token.AsSignedCms().Encode();
        }
        catch (CryptographicException fault)
        {
            // The library says with one exception that the authority refused and that its answer does not belong to the request.
            return new Fault("signing.timestamp_refused", texts["signing.timestamp_refused", fault.Message]);
        }
    }

    /// <summary>Whether a token that stands in a file is a true one over a digest; gives its time.</summary>
    public DateTimeOffset? TimeOf(byte[] token, byte[] digest) =>
        Rfc3161TimestampToken.TryDecode(token, out var read, out _) && Signed(read, digest) ? read.TokenInfo.Timestamp : null;

    private Fault? False(Rfc3161TimestampToken token, byte[] digest)
    {
        if (!Signed(token, digest)) return new Fault("signing.timestamp_false", texts["signing.timestamp_signature"]);
        var apart = (token.TokenInfo.Timestamp - clock.Now()).Duration();
        return apart <= settings.Value.TimestampTolerance ? null
            : new Fault("signing.timestamp_false", texts["signing.timestamp_time", VietnameseFormats.Instant(token.TokenInfo.Timestamp), VietnameseFormats.Instant(clock.Now())]);
    }

    private bool Signed(Rfc3161TimestampToken token, byte[] digest)
    {
        var others = token.AsSignedCms().Certificates;
        return token.VerifySignatureForHash(digest, HashAlgorithmName.SHA256, out var signer, others) && signer is not null
            && certificates.Trusted(signer, others, token.TokenInfo.Timestamp, out _);
    }
}

/// <summary>The authority behind an address.</summary>
internal sealed class HttpTimestampAuthority(IHttpClientFactory clients, IOptions<SigningSettings> settings, TimeProvider clock) : ITimestampAuthority
{
    /// <summary>Name of its HTTP client.</summary>
    public const string Client = "timestamps";

    private const int MostBytes = 64 * 1024;

    public async Task<byte[]?> AnswerAsync(byte[] request, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(settings.Value.TimestampAddress, UriKind.Absolute, out var address)) return null;
        using var timeout = new CancellationTokenSource(settings.Value.TimestampTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var content = new ByteArrayContent(request);
            content.Headers.ContentType = new("application/timestamp-query");
            using var client = clients.CreateClient(Client);
            using var response = await client.PostAsync(address, content, either.Token);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > MostBytes) return null;
            await response.Content.LoadIntoBufferAsync(MostBytes, either.Token);
            return await response.Content.ReadAsByteArrayAsync(either.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
