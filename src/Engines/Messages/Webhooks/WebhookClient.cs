using System.Globalization;
using System.Net.Http.Headers;
using Saola.Kernel;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>How a try ended.</summary>
/// <param name="Status">Status of the answer; null when none came: whether the event arrived is then unknown, and it is sent again under the same id.</param>
/// <param name="Error">What went wrong; null when it arrived.</param>
/// <param name="RetryAfter">How long the subscriber asks to wait.</param>
internal sealed record WebhookAnswer(int? Status, string? Error, TimeSpan? RetryAfter)
{
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>410: the subscriber wants no more.</summary>
    public bool IsGone => Status == 410;
}

/// <summary>Posts a delivery. Follows no redirect, uses no proxy, and reads nothing of the answer but its head.</summary>
internal sealed class WebhookClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public WebhookClient(WebhookSettings settings, TimeProvider clock)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        if (!settings.AllowPrivateAddresses) handler.ConnectCallback = PublicNetwork.ConnectAsync;
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds) };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Saola-Webhooks", "1.0"));
        _clock = clock;
    }

    public async Task<WebhookAnswer> PostAsync(string address, string secret, Guid delivery, byte[] body, CancellationToken cancellationToken)
    {
        var now = _clock.Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEventWriter.MediaType, "utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, delivery.ToString("D"));
        request.Headers.Add(WebhookSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, delivery, now, body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            return new WebhookAnswer(status, answer.IsSuccessStatusCode ? null : $"HTTP {status.ToString(CultureInfo.InvariantCulture)}", Wait(answer.Headers.RetryAfter, now));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"No answer within {_http.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s", null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or PrivateAddressException)
        {
            return new WebhookAnswer(null, (exception.InnerException as PrivateAddressException)?.Message ?? exception.Message, null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, DateTimeOffset now) => asked?.Delta ?? (asked?.Date is { } date ? date - now : null);
}
