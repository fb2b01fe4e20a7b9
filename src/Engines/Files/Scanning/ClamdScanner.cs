using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Saola.Engines.Files.Scanning;

/// <summary>Speaks to clamd: <c>zINSTREAM</c>, pieces with their length in four bytes, an empty piece at the end (clamd(8)).</summary>
internal sealed class ClamdScanner(FilesSettings settings, ILogger<ClamdScanner> log) : IVirusScanner
{
    private const int PieceBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<Scan> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            content.Position = 0;
            var answer = await AskAsync("INSTREAM", content, cancellationToken);
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal)) return new Scan(ScanState.Infected, NameIn(answer));
            if (answer.EndsWith(" OK", StringComparison.Ordinal)) return new Scan(ScanState.Clean);
            log.LogWarning("The virus scanner answered {Answer}; the file waits", answer);
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogWarning("The virus scanner does not answer ({Reason}); the file waits", exception.Message);
        }
        return new Scan(ScanState.Waiting);
    }

    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync("VERSION", null, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<string> AskAsync(string command, Stream? content, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(content is null ? TimeSpan.FromSeconds(3) : Patience);
        using var socket = await ConnectAsync(patience.Token);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"z{command}\0"), patience.Token);
        if (content is not null) await SendAsync(content, stream, patience.Token);
        using var answer = new MemoryStream();
        var buffer = new byte[1024];
        int read;
        while (answer.Length < 8192 && (read = await stream.ReadAsync(buffer, patience.Token)) > 0) answer.Write(buffer, 0, read);
        return Encoding.UTF8.GetString(answer.ToArray()).TrimEnd('\0', '\n', ' ');
    }

    // A scanner that has found something, or enough, hangs up before the end: its answer is read all the same.
    private static async Task SendAsync(Stream content, NetworkStream stream, CancellationToken cancellationToken)
    {
        var piece = new byte[4 + PieceBytes];
        try
        {
            int read;
            while ((read = await content.ReadAsync(piece.AsMemory(4), cancellationToken)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancellationToken);
            }
            await stream.WriteAsync(new byte[4], cancellationToken);
        }
        catch (IOException)
        {
            // Read what it said.
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var address = settings.Clamd!;
        var local = address.StartsWith("unix:", StringComparison.Ordinal);
        var socket = local ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local) await socket.ConnectAsync(new UnixDomainSocketEndPoint(address["unix:".Length..]), cancellationToken);
            else await ConnectTcpAsync(socket, address, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static ValueTask ConnectTcpAsync(Socket socket, string address, CancellationToken cancellationToken)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address[(colon + 1)..], out var port)
            ? socket.ConnectAsync(address[..colon], port, cancellationToken)
            : socket.ConnectAsync(address, 3310, cancellationToken);
    }

    private static string NameIn(string answer)
    {
        var from = answer.IndexOf(": ", StringComparison.Ordinal);
        return answer[(from + 2)..^" FOUND".Length];
    }
}
