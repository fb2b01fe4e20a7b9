using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class VerifyContentsTests
{
    [Theory, OnBothDatabases]
    public async Task Files_whose_content_is_gone_or_changed_are_named(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var whole = (await host.StoreAsync(FileSamples.Pdf, "còn.pdf")).Value;
        var gone = (await host.StoreAsync(FileSamples.PdfA, "mất.pdf")).Value;
        var changed = (await host.StoreAsync(FileSamples.Jpg, "khác.jpg")).Value;
        Assert.Empty(await FaultsAsync(host));

        File.Delete(host.PathOf(gone));
        File.Delete(host.PathOf(changed));
        await File.WriteAllBytesAsync(host.PathOf(changed), FileSamples.Png);

        var faults = await FaultsAsync(host);
        Assert.Equal(2, faults.Count);
        Assert.Single(faults, f => f.Contains($"{gone.Id}", StringComparison.Ordinal) && f.Contains("bị mất", StringComparison.Ordinal));
        Assert.Single(faults, f => f.Contains($"{changed.Id}", StringComparison.Ordinal) && f.Contains("không khớp", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains($"{whole.Id}", StringComparison.Ordinal));
    }

    private static Task<List<string>> FaultsAsync(SaolaTestHost host) => host.InScopeAsync(async services =>
    {
        var faults = new List<string>();
        foreach (var check in services.GetServices<IVerification>().Where(c => c.Name == "Tệp đã lưu"))
            await foreach (var fault in check.FaultsAsync(CancellationToken.None)) faults.Add(fault);
        return faults;
    });
}
