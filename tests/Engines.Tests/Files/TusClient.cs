using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Saola.TestKit;

namespace Saola.Engines.Tests.Files;

/// <summary>A sender that speaks tus, with the cookies of one browser.</summary>
internal sealed class TusClient(SaolaTestSite site) : IDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, string> Cookies = new();
    private readonly HttpClient _http = site.Client();
    private string _cookie = "";

    /// <summary>The cookie of the sender of an upload.</summary>
    public static string CookieOf(string upload) => Cookies[IdOf(upload)];

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value.Length > 0) request.Headers.TryAddWithoutValidation(name, value);
        }
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) _cookie = cookies.Single(c => c.StartsWith("saola.upload=", StringComparison.Ordinal)).Split(';')[0];
        if (answer.Headers.Location is { } upload) Cookies[IdOf(upload.ToString())] = _cookie;
        return answer;
    }

    public Task<HttpResponseMessage> CreateAsync(long length, string name = "a.pdf", params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, "tus", null,
        [("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"), .. headers]);

    public async Task<string> NewAsync(long length, string name = "a.pdf") => (await CreateAsync(length, name)).Headers.Location!.ToString();

    public Task<HttpResponseMessage> PatchAsync(string upload, long offset, byte[] bytes, params (string Name, string Value)[] headers) =>
        PatchAsync(upload, offset, new ByteArrayContent(bytes), headers);

    public Task<HttpResponseMessage> PatchAsync(string upload, long offset, HttpContent content, params (string Name, string Value)[] headers)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return SendAsync(HttpMethod.Patch, upload, content, [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. headers]);
    }

    public Task<HttpResponseMessage> HeadAsync(string upload) => SendAsync(HttpMethod.Head, upload);

    public static long OffsetOf(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    public static Guid IdOf(string upload) => Guid.Parse(upload.Split('/')[^1]);

    public static (string, string) Checksum(byte[] bytes) => ("Upload-Checksum", "sha256 " + Convert.ToBase64String(SHA256.HashData(bytes)));

    public void Dispose() => _http.Dispose();
}

/// <summary>A stream of so many bytes that is made while it is read; breaks off at a place if told so, and notes the largest piece that was asked for.</summary>
internal sealed class MadeStream(long length, long breakAt = long.MaxValue) : Stream
{
    private long _position;

    public int LargestPiece { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        LargestPiece = Math.Max(LargestPiece, buffer.Length);
        if (_position >= breakAt) throw new IOException("Cut.");
        var count = (int)Math.Min(Math.Min(buffer.Length, length - _position), breakAt - _position);
        for (var i = 0; i < count; i++) buffer[i] = (byte)(_position + i == 0 ? '%' : "%PDF-1.7\n"[(int)((_position + i) % 9)]);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
