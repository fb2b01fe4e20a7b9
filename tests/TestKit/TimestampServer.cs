using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;

namespace Saola.TestKit;

/// <summary>What a timestamp authority does wrong.</summary>
public enum TimestampMischief
{
    None,

    /// <summary>Takes the question and never answers.</summary>
    Silent,
    ServerError,
    Garbage,

    /// <summary>Answers in due form that it will not.</summary>
    Refuses,

    /// <summary>Stamps another digest than was asked.</summary>
    OtherDigest,

    /// <summary>An answer to somebody else's question of the same digest.</summary>
    OtherNonce,

    /// <summary>Its clock is an hour ahead.</summary>
    WrongTime,
}

/// <summary>
/// A timestamp authority (RFC 3161 over HTTP) on a loopback port. It is written with another library than the program's own, and its tokens are
/// checked with openssl, so that both sides do not share one mistake.
/// </summary>
public sealed class TimestampServer : IAsyncDisposable
{
    private const string Policy = "1.3.6.1.4.1.99999.2.1", Sha256 = "2.16.840.1.101.3.4.2.1";
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly X509Certificate2 _certificate;
    private long _serial;

    private TimestampServer(WebApplication app, X509Certificate2 certificate, TimeProvider clock) => (_app, _certificate, _clock) = (app, certificate, clock);

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public TimestampMischief Mischief { get; set; }

    /// <summary>Questions that came in.</summary>
    public long Asked => Interlocked.Read(ref _serial);

    public static async Task<TimestampServer> StartAsync(TestAuthority authority, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TimestampServer(builder.Build(), authority.Issue("Dấu thời gian của phép thử", purpose: TestAuthority.TimestampingPurpose), clock);
        server._app.MapPost("/", server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task<IResult> AnswerAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (Mischief == TimestampMischief.Silent) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        if (Mischief == TimestampMischief.ServerError) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, cancellationToken);
        return Results.Bytes(Mischief == TimestampMischief.Garbage ? [1, 2, 3] : Answer(body.ToArray()), "application/timestamp-reply");
    }

    /// <summary>The answer to a question, both in DER.</summary>
    public byte[] Answer(byte[] question)
    {
        var request = Twisted(new TimeStampRequest(question));
        var certificate = DotNetUtilities.FromX509Certificate(_certificate);
        using var key = _certificate.GetRSAPrivateKey()!;
        var tokens = new TimeStampTokenGenerator(DotNetUtilities.GetKeyPair(key).Private, certificate, Sha256, Policy);
        tokens.SetCertificates(CollectionUtilities.CreateStore([certificate]));
        var answers = new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed);
        var serial = BigInteger.ValueOf(Interlocked.Increment(ref _serial));
        if (Mischief == TimestampMischief.Refuses) return answers.GenerateFailResponse(PkiStatus.Rejection, PkiFailureInfo.SystemFailure, "closed").GetEncoded();
        var time = _clock.GetUtcNow().UtcDateTime + (Mischief == TimestampMischief.WrongTime ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        return answers.Generate(request, serial, time).GetEncoded();
    }

    private TimeStampRequest Twisted(TimeStampRequest request)
    {
        var again = new TimeStampRequestGenerator();
        again.SetCertReq(true);
        return Mischief switch
        {
            TimestampMischief.OtherDigest => again.Generate(Sha256, SHA256.HashData("another"u8), request.Nonce),
            TimestampMischief.OtherNonce => again.Generate(Sha256, request.GetMessageImprintDigest(), request.Nonce.Add(BigInteger.One)),
            _ => request,
        };
    }
}
