using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

/// <summary>Files that a program sends before it files.</summary>
public sealed class SentFilesTests
{
    private static readonly Actor Partner = new(ActorKind.Client, null, "Đối tác", "partner"), Other = new(ActorKind.Client, null, "Đối tác khác", "other");

    [Theory, OnBothDatabases]
    public async Task Its_sender_takes_it_and_for_another_it_does_not_exist(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = (await SendAsync(host, FileSamples.Pdf, "đơn.pdf")).Value;

        Assert.Equal(file.Id, (await TakeAsync(host, file.Id, Partner)).Value.Id);
        Assert.Equal("files.unknown", (await TakeAsync(host, file.Id, Other)).Faults[0].Code);
        Assert.Equal("files.unknown", (await TakeAsync(host, Guid.Empty, Partner)).Faults[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task What_belongs_to_a_record_is_not_taken_again(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = (await SendAsync(host, FileSamples.Pdf, "đơn.pdf")).Value;
        await host.InScopeAsync(async services => { await services.GetRequiredService<IFiles>().ReassignAsync([file.Id], new("case", Guid.Parse("01900000-0000-7000-8000-0000000000c1")), CancellationToken.None); return 0; });

        Assert.Equal("files.unknown", (await TakeAsync(host, file.Id, Partner)).Faults[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task An_infected_a_too_large_and_a_wrong_kind_of_file_are_refused_by_name(DatabaseKind database)
    {
        await using var clamd = new SmallClamd();
        await using var host = await SaolaTestHost.CreateAsync(database, configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Files:Clamd"] = $"127.0.0.1:{clamd.Port}" });
        var file = (await SendAsync(host, FileSamples.Pdf, "đơn.pdf")).Value;

        var infected = (await SendAsync(host, FileSamples.Bytes("%PDF-1.7\n" + SmallClamd.Eicar), "hoá đơn.pdf")).Faults[0];
        var large = (await TakeAsync(host, file.Id, Partner, FileSamples.Rules(most: 10))).Faults[0];
        var kind = (await TakeAsync(host, file.Id, Partner, FileSamples.Rules("jpg png"))).Faults[0];

        Assert.Equal(("files.infected", "files.too_large", "files.type_not_accepted"), (infected.Code, large.Code, kind.Code));
        Assert.Contains("“hoá đơn.pdf”", infected.Message, StringComparison.Ordinal);
        Assert.Contains("“đơn.pdf”", large.Message, StringComparison.Ordinal);
        Assert.Contains("“đơn.pdf”", kind.Message, StringComparison.Ordinal);
    }

    private static Task<Result<StoredFile>> SendAsync(SaolaTestHost host, byte[] content, string name) => host.InScopeAsync(
        services => services.GetRequiredService<ISentFiles>().StoreAsync(new MemoryStream(content), name, CancellationToken.None), Partner);

    private static Task<Result<StoredFile>> TakeAsync(SaolaTestHost host, Guid id, Actor sender, FileRules? rules = null) => host.InScopeAsync(
        services => services.GetRequiredService<ISentFiles>().TakeAsync(id, rules ?? FileSamples.Rules(), CancellationToken.None), sender);
}
