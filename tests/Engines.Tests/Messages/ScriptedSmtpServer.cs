using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Saola.Engines.Tests.Messages;

/// <summary>A mail server that fails at the place that a test names: after DATA and its text it hangs up, or it answers what it is told.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string? _answerToText;
    private readonly string _answerToRecipient;
    private readonly Task _loop;

    /// <param name="answerToText">Answer to the whole text; null hangs up instead.</param>
    /// <param name="answerToRecipient">Answer to RCPT TO; empty hangs up.</param>
    public ScriptedSmtpServer(string? answerToText, string answerToRecipient = "250 ok")
    {
        (_answerToText, _answerToRecipient) = (answerToText, answerToRecipient);
        _listener.Start();
        _loop = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> Texts { get; } = [];

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
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "RCPT" => _answerToRecipient,
                "DATA" => "354 go",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer.Length == 0) return;
            await writer.WriteLineAsync(answer);
            if (answer[0] == '3' && !await TextAsync(reader, writer)) return;
        }
    }

    private async Task<bool> TextAsync(StreamReader reader, StreamWriter writer)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") text.AppendLine(line);
        Texts.Add(text.ToString());
        if (_answerToText is null) return false;
        await writer.WriteLineAsync(_answerToText);
        return true;
    }
}
