using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Saola.Engines.Tests.Files;

/// <summary>A scanner that speaks clamd's INSTREAM and VERSION and knows one virus: the test file of EICAR.</summary>
internal sealed class SmallClamd : IAsyncDisposable
{
    /// <summary>The test file of eicar.org, in two parts so that no scanner takes this source for one.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TcpListener _listener;
    private readonly Task _loop;

    public SmallClamd(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _loop = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Scanned { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = await CommandAsync(stream);
        var answer = command switch
        {
            "zVERSION" => "ClamAV 1.4.3/27000",
            "zINSTREAM" => await ScanAsync(stream),
            _ => "UNKNOWN COMMAND",
        };
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
    }

    private async Task<string> ScanAsync(NetworkStream stream)
    {
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0) break;
            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece);
            content.Write(piece);
        }
        Scanned++;
        return Encoding.Latin1.GetString(content.ToArray()).Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    }

    private static async Task<string> CommandAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != 0) text.Append((char)one[0]);
        return text.ToString();
    }
}
