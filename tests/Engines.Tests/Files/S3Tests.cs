using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Store;
using Saola.Engines.Jobs;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class S3Tests
{
    [Theory, OnBothDatabases]
    public async Task Files_are_stored_read_verified_and_cleaned_in_a_bucket(DatabaseKind database)
    {
        await using var server = await S3Server.StartAsync();
        await using var host = await SaolaTestHost.CreateAsync(database, configuration: server.Configuration);

        var file = (await host.StoreAsync(FileSamples.PdfA, "Quyết định.pdf")).Value;
        await host.StoreAsync(FileSamples.PdfA, "bản sao.pdf");
        var whole = await host.VerifyAsync(file.Id);
        var read = await host.InScopeAsync(async services =>
        {
            await using var stream = await services.GetRequiredService<IFiles>().OpenAsync(file.Id, "test", CancellationToken.None);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        });
        var listed = await ListAsync(host, file);
        await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<FileRow>().ExecuteDeleteAsync());
        host.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(40) > host.Clock.GetUtcNow() ? TimeProvider.System.GetUtcNow().AddDays(40) : host.Clock.GetUtcNow().AddDays(40));
        for (var hour = 0; hour < 24; hour++, host.Clock.Advance(TimeSpan.FromHours(1))) await host.Services.GetRequiredService<IJobRunner>().RunScheduleAsync("files.clean", CancellationToken.None);

        Assert.True(whole.IsDone);
        Assert.Equal(FileSamples.PdfA, read);
        Assert.Equal(1, listed);
        Assert.Equal(0, await ListAsync(host, file));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Settings.DataFolder, "files", "tmp")));
    }

    private static Task<int> ListAsync(SaolaTestHost host, StoredFile file) => host.InScopeAsync(async services =>
    {
        var count = 0;
        await foreach (var blob in services.GetRequiredService<IBlobStore>().ListAsync(file.Sha256[..2], CancellationToken.None)) count += blob.Sha256 == file.Sha256 ? 1 : 0;
        return count;
    });
}

/// <summary>s3rver from npm (tests/S3Server), started with node on a port of its own. Without node the test is skipped.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1);
    private readonly Process _process;
    private readonly string _folder;

    private S3Server(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public Dictionary<string, string?> Configuration => new(StringComparer.Ordinal)
    {
        ["Saola:Files:S3:Bucket"] = "saola", ["Saola:Files:S3:Endpoint"] = $"http://127.0.0.1:{Port}", ["Saola:Files:S3:AccessKey"] = "S3RVER", ["Saola:Files:S3:SecretKey"] = "S3RVER",
    };

    public static async Task<S3Server> StartAsync()
    {
        var home = Repository.Path("tests", "S3Server");
        await InstallAsync(home);
        var folder = Directory.CreateTempSubdirectory("saola-s3-").FullName;
        var port = FreePort();
        var process = Run("node", home, "node_modules/s3rver/bin/s3rver.js", "--directory", folder, "--address", "127.0.0.1", "--port", $"{port}", "--configure-bucket", "saola", "--silent");
        await AnsweringAsync(port, process);
        return new S3Server(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task InstallAsync(string home)
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(home, "node_modules", "s3rver"))) return;
            using var npm = Run("npm", home, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0) Assert.Skip("The S3 server could not be installed from npm.");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static Process Run(string program, string folder, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed: the S3 store was not tested.");
            throw;
        }
    }

    private static async Task AnsweringAsync(int port, Process process)
    {
        while (!process.HasExited)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
        throw new InvalidOperationException("The S3 server did not start: " + await process.StandardError.ReadToEndAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
