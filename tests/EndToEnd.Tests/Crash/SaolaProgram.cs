using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>The real program as a process of its own, which may be killed at any moment as a power cut or the kernel would.</summary>
internal sealed class SaolaProgram : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private SaolaProgram(Process process) => _process = process;

    /// <summary>Everything that it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>An address on loopback that nobody has now.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>Starts the web program; it answers some seconds later.</summary>
    public static SaolaProgram Run(string database, string folder, Uri address) =>
        Start([.. Place(database, folder), "--urls", address.GetLeftPart(UriPartial.Authority), "--cases", "0"], "run");

    /// <summary>Runs a command to its end; gives its exit code and what it printed.</summary>
    public static async Task<(int Code, string Said)> CommandAsync(string database, string folder, params string[] words)
    {
        using var program = Start(Place(database, folder), words);
        await program._process.WaitForExitAsync();
        return (program._process.ExitCode, program.Said);
    }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestStart; await Task.Delay(50))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Said}");
            try
            {
                using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }
        }
        throw new TimeoutException($"The program did not answer within {LongestStart.TotalSeconds} s:\n{Said}");
    }

    /// <summary>Waits until it ends by itself and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(LongestStart);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string[] Place(string database, string folder) => ["--data", folder, "--database", database];

    private static SaolaProgram Start(IReadOnlyList<string> options, params string[] words)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var word in (IEnumerable<string>)[Path.Combine(AppContext.BaseDirectory, "saola.dll"), .. words, .. options]) start.ArgumentList.Add(word);
        // All of the load comes from one address and one partner: its limit is not what is tested here.
        foreach (var limit in new[] { "api", "sign-in", "upload", "tracking" }) start.Environment[$"Saola__RateLimits__{limit}"] = "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = new Process { StartInfo = start };
        var program = new SaolaProgram(process);
        process.OutputDataReceived += (_, line) => program.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => program.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return program;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
    }
}
