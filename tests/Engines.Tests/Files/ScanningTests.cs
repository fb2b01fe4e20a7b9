using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Desk;
using Saola.Engines.Jobs;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class ScanningTests
{
    [Theory, OnBothDatabases]
    public async Task An_infected_file_is_refused_by_name_and_a_clean_one_says_so(DatabaseKind database)
    {
        await using var clamd = new SmallClamd();
        await using var host = await WithScannerAsync(database, clamd.Port);

        var infected = await host.StoreAsync(FileSamples.Bytes("%PDF-1.7\n" + SmallClamd.Eicar), "hoá đơn.pdf");
        var clean = await host.StoreAsync(FileSamples.Pdf, "đơn.pdf");

        Assert.Equal("files.infected", infected.Faults[0].Code);
        Assert.Contains("“hoá đơn.pdf”", infected.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("Eicar-Test-Signature", infected.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(ScanState.Clean, clean.Value.Scan);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_waits_for_a_scanner_that_is_down_and_is_scanned_later(DatabaseKind database)
    {
        var port = FreePort();
        await using var host = await WithScannerAsync(database, port);
        var file = (await host.StoreAsync(FileSamples.Bytes("%PDF-1.7\n" + SmallClamd.Eicar), "a.pdf")).Value;

        await host.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);
        await using var clamd = new SmallClamd(port);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);
        var after = await host.InScopeAsync(services => services.GetRequiredService<IFiles>().FindAsync(file.Id, CancellationToken.None));

        Assert.Equal((ScanState.Waiting, ScanState.Infected), (file.Scan, after!.Scan));
        Assert.Equal("files.infected", (await host.VerifyAsync(file.Id)).Faults[0].Code);
        await Assert.ThrowsAsync<FileNotFoundException>(() => host.InScopeAsync(services => services.GetRequiredService<IFiles>().OpenAsync(file.Id, "x", CancellationToken.None)));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_scanner_every_file_says_that_it_was_not_scanned(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        Assert.Equal(ScanState.NotScanned, (await host.StoreAsync(FileSamples.Pdf, "a.pdf")).Value.Scan);
    }

    [Fact]
    public async Task The_desk_says_whether_the_scanner_answers()
    {
        var port = FreePort();
        await using var host = await WithScannerAsync(DatabaseKind.Sqlite, port);
        var silent = await DeskAsync(host);
        await using var clamd = new SmallClamd(port);
        var answering = await DeskAsync(host);

        Assert.Equal((true, (string?)null), (silent.IsScanning, silent.Scanner));
        Assert.Equal("ClamAV 1.4.3/27000", answering.Scanner);
    }

    private static Task<FilesState> DeskAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<FilesDesk>().ReadAsync(CancellationToken.None));

    private static Task<SaolaTestHost> WithScannerAsync(DatabaseKind database, int port) => SaolaTestHost.CreateAsync(
        database, configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Files:Clamd"] = $"127.0.0.1:{port}" });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
