using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Model;
using Saola.Engines.Jobs;
using Saola.Events;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class KeepingTests
{
    [Theory, OnBothDatabases]
    public async Task Files_of_drafts_that_are_gone_are_removed_after_a_week_with_their_content(DatabaseKind database)
    {
        var drafts = new DraftGate();
        await using var host = await SaolaTestHost.CreateAsync(database, services => services.AddSingleton<IFileGate>(drafts));
        var orphan = await OfDraftAsync(host, FileSamples.Pdf, "bỏ.pdf");
        var twin = await OfDraftAsync(host, FileSamples.PdfA, "bỏ cùng nội dung.pdf");
        var kept = await host.InScopeAsync(services => services.GetRequiredService<IFiles>().StoreAsync(
            new MemoryStream(FileSamples.PdfA), "giữ.pdf", FileSamples.Rules(), new Subject("case", Guid.CreateVersion7()), CancellationToken.None));

        await CleanDayAsync(host);
        var early = await CountAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(7));
        await CleanDayAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await CleanDayAsync(host);

        Assert.Equal((3, 1), (early, await CountAsync(host)));
        Assert.False(File.Exists(host.PathOf(orphan)));
        Assert.True(File.Exists(host.PathOf(twin)));
        Assert.True((await host.VerifyAsync(kept.Value.Id)).IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task Files_of_drafts_that_are_still_there_stay(DatabaseKind database)
    {
        var drafts = new DraftGate { There = [DraftGate.Draft.Id] };
        await using var host = await SaolaTestHost.CreateAsync(database, services => services.AddSingleton<IFileGate>(drafts));
        var file = await OfDraftAsync(host, FileSamples.Pdf, "a.pdf");

        host.Clock.Advance(TimeSpan.FromDays(30));
        await CleanDayAsync(host);

        Assert.True((await host.VerifyAsync(file.Id)).IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task A_content_whose_row_was_never_committed_is_removed_after_a_day_and_not_before(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = (await host.StoreAsync(FileSamples.Pdf, "a.pdf")).Value;
        await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<FileRow>().ExecuteDeleteAsync());

        await CleanDayAsync(host, hours: 23);
        var before = File.Exists(host.PathOf(file));
        await CleanDayAsync(host, hours: 30);

        Assert.Equal((true, false), (before, File.Exists(host.PathOf(file))));
    }

    private static async Task CleanDayAsync(SaolaTestHost host, int hours = 24)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await host.Services.GetRequiredService<IJobRunner>().RunScheduleAsync("files.clean", CancellationToken.None);
            host.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    private static async Task<StoredFile> OfDraftAsync(SaolaTestHost host, byte[] content, string name) => (await host.InScopeAsync(services =>
        services.GetRequiredService<IFiles>().StoreAsync(new MemoryStream(content), name, FileSamples.Rules(), DraftGate.Draft, CancellationToken.None))).Value;

    private static Task<int> CountAsync(SaolaTestHost host) => host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<FileRow>().CountAsync());
}

/// <summary>Drafts as a test wants them.</summary>
internal sealed class DraftGate : IFileGate
{
    public static readonly Subject Draft = new("test-draft", Guid.Parse("01900000-0000-7000-8000-0000000000d2"));

    public HashSet<Guid> There { get; init; } = [];

    public string OwnerKind => Draft.Kind;

    public bool IsDraft => true;

    public Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<IReadOnlyCollection<Guid>> StillThereAsync(IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<Guid>>([.. ownerIds.Where(There.Contains)]);
}
