using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saola.TestKit;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>What the program answered to a key.</summary>
internal sealed record Acknowledged(string Number, string Code);

/// <summary>
/// A partner system with several writers that sends papers ahead and files without a pause. A key whose answer was cut off stays open and is sent again after the restart,
/// as the contract of the Idempotency-Key asks.
/// </summary>
internal sealed class PartnerLoad(Uri address, string prefix) : IDisposable
{
    private const string Procedure = "2.002385";
    private const string Paper = "nameplate";
    private static readonly string Sample = File.ReadAllText(Repository.Path("samples", "forms", Procedure + ".json"));
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentDictionary<string, Acknowledged> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _open = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _keys;

    /// <summary>Every key that was answered, with its answer.</summary>
    public IReadOnlyDictionary<string, Acknowledged> Answers => _acknowledged;

    /// <summary>Keys that were sent and not answered.</summary>
    public IReadOnlyCollection<string> Open => _open;

    /// <summary>Answers that nobody should have seen.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Takes a token; it outlives restarts of the program.</summary>
    public async Task SignInAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "demo-partner", ["client_secret"] = "saola-demo", ["scope"] = "api.read api.write",
        });
        using var answer = await _client.PostAsync(new Uri("connect/token", UriKind.Relative), form);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }

    /// <summary>Files with so many writers until the program is gone or <paramref name="stop"/> is set.</summary>
    public Task FileAsync(int writers, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => WriterAsync(stop)));

    /// <summary>Sends a key, also one that was answered before; the answer must be the same.</summary>
    public async Task SendAsync(string key)
    {
        var files = _files.TryGetValue(key, out var sent) ? sent : _files[key] = [await SendFileAsync(key, 1), await SendFileAsync(key, 2)];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/cases", UriKind.Relative)) { Content = JsonContent.Create(Body(key, files)) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK))
        {
            _faults.Enqueue($"{key}: {(int)answer.StatusCode} {text}");
            return;
        }
        var filed = JsonDocument.Parse(text).RootElement;
        var now = new Acknowledged(filed.GetProperty("number").GetString()!, filed.GetProperty("trackingCode").GetString()!);
        var before = _acknowledged.GetOrAdd(key, now);
        if (before != now) _faults.Enqueue($"{key}: first {before}, then {now}");
    }

    public void Dispose() => _client.Dispose();

    private async Task WriterAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = _open.TryDequeue(out var again) ? again : $"{prefix}-{Interlocked.Increment(ref _keys)}";
            try
            {
                await SendAsync(key);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                _open.Enqueue(key);
                return;
            }
        }
    }

    /// <summary>Sends one paper ahead; gives its id. One whose answer was cut off is sent again and the first, if it stands, belongs to no case.</summary>
    private async Task<string> SendFileAsync(string key, int place)
    {
        var pdf = $"%PDF-1.4\n% {key} {place}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.ASCII.GetBytes(pdf)), "file", $"giay-to-{place}.pdf" } };
        using var answer = await _client.PostAsync(new Uri("api/v1/files", UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.Created) return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
        _faults.Enqueue($"{key}, file {place}: {(int)answer.StatusCode} {text}");
        return Guid.Empty.ToString();
    }

    private static JsonObject Body(string key, IReadOnlyList<string> files) => new()
    {
        ["procedure"] = Procedure, ["data"] = JsonNode.Parse(Sample), ["applicant"] = new JsonObject { ["fullName"] = "Trần Văn Mẫu " + key, ["email"] = key + "@saola.test" },
        ["papers"] = new JsonArray([.. files.Select(file => new JsonObject { ["paper"] = Paper, ["file"] = file })]),
    };
}
