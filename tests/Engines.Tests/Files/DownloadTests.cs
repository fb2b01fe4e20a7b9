using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Model;
using Saola.Engines.Identity;
using Saola.Engines.Tests.Identity;
using Saola.Engines.Tests.Messages;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class DownloadTests
{
    [Theory, OnBothDatabases]
    public async Task Without_a_gate_a_file_exists_for_nobody_and_with_one_for_whom_it_lets_in(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database, adjust: builder => builder.Services.AddScoped<IFileGate, OpenGate>());
        var open = await StoreAsync(site, FileSamples.Pdf, "Giấy phép.pdf", new Subject("open", Guid.CreateVersion7()));
        var hidden = await StoreAsync(site, FileSamples.Pdf, "b.pdf", new Subject("hidden", Guid.CreateVersion7()));
        using var client = site.Client();

        var answer = await client.GetAsync(new Uri($"tep/{open.Id}", UriKind.Relative));
        var refused = await client.GetAsync(new Uri($"tep/{hidden.Id}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, refused.StatusCode));
        Assert.Equal(FileSamples.Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Giấy phép.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("private, no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).OrderDescending()));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        await site.InScopeAsync(async services => Assert.Equal(1, await services.GetRequiredService<AppDbContext>().Set<AccessRow>().CountAsync(a => a.FileId == open.Id && a.Purpose == "download")));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_browser_could_run_is_handed_over_to_be_saved(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database, adjust: builder => builder.Services.AddScoped<IFileGate, OpenGate>());
        var file = await StoreAsync(site, FileSamples.Bytes("a < b"), "ghi chú.txt", new Subject("open", Guid.CreateVersion7()));
        using var client = site.Client();

        var answer = await client.GetAsync(new Uri($"tep/{file.Id}", UriKind.Relative));

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_sent_a_file_reads_it_while_it_is_a_draft_and_nobody_else(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var citizen = await MessagePageTests.SignedInAsync(site, "citizen@saola.test");
        using var other = await MessagePageTests.SignedInAsync(site, "company@saola.test");
        var person = Guid.Empty;
        await site.InScopeAsync(async services => person = (await services.GetRequiredService<IDemonstrationPeople>().AccountAsync("citizen@saola.test", CancellationToken.None))!.Id);
        var actor = new Actor(ActorKind.Person, person, "", "");
        var draft = await StoreAsync(site, FileSamples.Pdf, "a.pdf", FileSamples.Draft, actor);
        var filed = await StoreAsync(site, FileSamples.Pdf, "b.pdf", new Subject("case", Guid.CreateVersion7()), actor);

        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync($"/tep/{draft.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/tep/{draft.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/tep/{filed.Id}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_administrators_page_says_that_scanning_is_off(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await MessagePageTests.SignedInAsync(site, "admin@saola.test");

        await admin.OpenAsync("/quan-tri/tep");

        Assert.Contains("Chưa bật quét mã độc", admin.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<StoredFile> StoreAsync(SaolaTestSite site, byte[] content, string name, Subject owner, Actor? actor = null)
    {
        StoredFile? stored = null;
        await site.InScopeAsync(async services => stored = (await services.GetRequiredService<IFiles>().StoreAsync(
            new MemoryStream(content), name, FileSamples.Rules(), owner, CancellationToken.None)).Value, actor);
        return stored!;
    }
}

/// <summary>Lets everybody read.</summary>
internal sealed class OpenGate : IFileGate
{
    public string OwnerKind => "open";

    public Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) => Task.FromResult(true);
}
