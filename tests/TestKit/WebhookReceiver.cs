using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Saola.TestKit;

/// <summary>What a receiver does with a delivery.</summary>
public enum ReceiverMood
{
    /// <summary>Takes it: 204.</summary>
    Takes,

    /// <summary>Fails: 500.</summary>
    Fails,

    /// <summary>Puts off: 429 with <c>Retry-After: 600</c>.</summary>
    PutsOff,

    /// <summary>Takes it and never answers: the sender cannot know.</summary>
    TakesInSilence,

    /// <summary>Wants no more: 410.</summary>
    Gone,

    /// <summary>Leads to another address: 302.</summary>
    Redirects,
}

/// <summary>A delivery as it came in.</summary>
public sealed record ReceivedDelivery(string Id, DateTimeOffset SignedAt, string ContentType, byte[] Body, bool IsSigned);

/// <summary>
/// A system that receives webhooks on a loopback port, honest as Standard Webhooks asks: it checks the signature over the raw body, refuses what is not signed with its secret
/// or signed long ago (401), and throws away what it has had (the id).
/// </summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, ReceivedDelivery> _taken = new(StringComparer.Ordinal);
    private int _posts;

    private WebhookReceiver(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The secret that it was told.</summary>
    public string Secret { get; set; } = "";

    public ReceiverMood Mood { get; set; }

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Requests that came in, those that were thrown away too.</summary>
    public int Posts => _posts;

    /// <summary>What it took, each once, in the order of coming.</summary>
    public IReadOnlyCollection<ReceivedDelivery> Taken => [.. _taken.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    public static async Task<WebhookReceiver> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build(), clock);
        receiver._app.MapPost("/events", receiver.ReceiveAsync);
        await receiver._app.StartAsync();
        receiver.Address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/') + "/events";
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        Interlocked.Increment(ref _posts);
        using var stream = new MemoryStream();
        await http.Request.Body.CopyToAsync(stream);
        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, http.RequestAborted);
        var delivery = Read(http.Request, stream.ToArray());
        if (!delivery.IsSigned)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (Mood is ReceiverMood.Takes or ReceiverMood.TakesInSilence) _taken.TryAdd(delivery.Id, delivery);
        await AnswerAsync(http);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (Mood == ReceiverMood.TakesInSilence) await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (Mood == ReceiverMood.PutsOff) http.Response.Headers.RetryAfter = "600";
        if (Mood == ReceiverMood.Redirects) http.Response.Headers.Location = Address;
        http.Response.StatusCode = Mood switch { ReceiverMood.Takes => 204, ReceiverMood.PutsOff => 429, ReceiverMood.Gone => 410, ReceiverMood.Redirects => 302, _ => 500 };
    }

    private ReceivedDelivery Read(HttpRequest request, byte[] body)
    {
        var (id, stamp) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(stamp, CultureInfo.InvariantCulture));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
        var isSigned = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(request.Headers["webhook-signature"].ToString()))
            && (_clock.GetUtcNow() - at).Duration() < Tolerance;
        return new ReceivedDelivery(id, at, request.ContentType ?? "", body, isSigned);
    }
}
