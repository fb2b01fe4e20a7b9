using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class TusTests
{
    [Theory, OnBothDatabases]
    public async Task An_upload_in_two_pieces_becomes_a_file_once(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.Pdf.Length, "Đơn xin phép.pdf");

        var first = await client.PatchAsync(upload, 0, FileSamples.Pdf[..20]);
        var early = await CompleteAsync(site, upload);
        var second = await client.PatchAsync(upload, 20, FileSamples.Pdf[20..], TusClient.Checksum(FileSamples.Pdf[20..]));
        var done = await CompleteAsync(site, upload);
        var again = await CompleteAsync(site, upload);

        Assert.Equal((HttpStatusCode.NoContent, 20L), (first.StatusCode, TusClient.OffsetOf(first)));
        Assert.Contains("“Đơn xin phép.pdf”", Assert.Single(early.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(FileSamples.Pdf)), second.Headers.GetValues("Saola-Sha256").Single());
        Assert.Equal(("Đơn xin phép.pdf", "application/pdf"), (done.Value.Name, done.Value.MediaType));
        Assert.Equal(done.Value.Id, again.Value.Id);
    }

    [Theory, OnBothDatabases]
    public async Task An_upload_that_was_cut_goes_on_where_the_disk_says(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        const long length = 3_000_000;
        var upload = await client.NewAsync(length);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PatchAsync(upload, 0, new StreamContent(new MadeStream(length, breakAt: 1_000_000))));
        var (status, offset) = await SettledAsync(client, upload);
        using var rest = new MadeStream(length);
        var skipped = new byte[offset];
        await rest.ReadExactlyAsync(skipped);
        var answer = await client.PatchAsync(upload, offset, new StreamContent(rest));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.InRange(offset, 0, 1_000_000);
        Assert.Equal((HttpStatusCode.NoContent, length), (answer.StatusCode, TusClient.OffsetOf(answer)));
        Assert.Equal(await DigestAsync(length), answer.Headers.GetValues("Saola-Sha256").Single());
    }

    [Theory, OnBothDatabases]
    public async Task A_piece_with_a_wrong_checksum_is_taken_back(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.Pdf.Length);

        var wrong = await client.PatchAsync(upload, 0, FileSamples.Pdf, TusClient.Checksum([1, 2, 3]));
        var unknown = await client.PatchAsync(upload, 0, FileSamples.Pdf, ("Upload-Checksum", "crc32 AAAA"));
        var after = await client.HeadAsync(upload);

        Assert.Equal((460, HttpStatusCode.BadRequest, 0L), ((int)wrong.StatusCode, unknown.StatusCode, TusClient.OffsetOf(after)));
    }

    [Theory, OnBothDatabases]
    public async Task Two_pieces_for_one_place_at_once_are_written_once(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.PdfA.Length);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PatchAsync(upload, 0, FileSamples.PdfA)));
        var done = await CompleteAsync(site, upload);

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.NoContent));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.NoContent), a => Assert.True(a.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Locked));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(FileSamples.PdfA)), done.Value.Sha256);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_is_sent_twice_at_once_makes_one_file(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.Pdf.Length);
        await client.PatchAsync(upload, 0, FileSamples.Pdf);

        var files = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CompleteAsync(site, upload)));

        Assert.Single(files.Select(f => f.Value.Id).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task An_upload_survives_a_form_that_is_rolled_back(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.Pdf.Length);
        await client.PatchAsync(upload, 0, FileSamples.Pdf);

        await AsSenderAsync(site, upload, services => services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
        {
            await services.GetRequiredService<IFiles>().CompleteUploadAsync(TusClient.IdOf(upload), FileSamples.Rules(), FileSamples.Draft, token);
            return Result.Refused("test.refused", "Không.");
        }, CancellationToken.None));
        var done = await CompleteAsync(site, upload);

        Assert.Equal(FileSamples.Pdf.Length, done.Value.Size);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_goes_on_with_an_upload_or_sees_it(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        using var thief = new TusClient(site);
        await thief.NewAsync(5);
        var upload = await client.NewAsync(FileSamples.Pdf.Length);

        var answers = new[] { await thief.HeadAsync(upload), await thief.PatchAsync(upload, 0, FileSamples.Pdf), await thief.SendAsync(HttpMethod.Delete, upload) };
        var mine = await client.HeadAsync(upload);

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Equal(0, TusClient.OffsetOf(mine));
    }

    [Theory, OnBothDatabases]
    public async Task An_upload_that_nobody_goes_on_with_expires_and_is_removed(DatabaseKind database)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(SaolaTestHost.StandardNow);
        await using var site = await SaolaTestSite.StartAsync(database, clock);
        using var client = new TusClient(site);
        var upload = await client.NewAsync(FileSamples.Pdf.Length);
        await client.PatchAsync(upload, 0, FileSamples.Pdf[..10]);
        var part = Path.Combine(site.Settings.DataFolder, "files", "uploads", TusClient.IdOf(upload).ToString("N") + ".part");
        var before = File.Exists(part);

        clock.Advance(TimeSpan.FromDays(8));
        var gone = await client.HeadAsync(upload);
        await site.Services.GetRequiredService<Saola.Engines.Jobs.IJobRunner>().RunScheduleAsync("files.clean", CancellationToken.None);
        var removed = await client.HeadAsync(upload);

        // The clock of the program may have cleaned up before us.
        Assert.True(gone.StatusCode is HttpStatusCode.Gone or HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, removed.StatusCode);
        Assert.Equal((true, false), (before, File.Exists(part)));
    }

    [Theory, OnBothDatabases]
    public async Task Fifty_megabytes_and_more_go_through_and_a_place_may_allow_less(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database);
        using var client = new TusClient(site);
        const long length = 100L * 1024 * 1024;
        var upload = await client.NewAsync(length);

        var answer = await client.PatchAsync(upload, 0, new StreamContent(new MadeStream(length)));
        var refused = await CompleteAsync(site, upload, FileRules.Paper("Báo cáo"));
        var done = await CompleteAsync(site, upload, FileSamples.Rules(most: length));

        Assert.Equal(length, TusClient.OffsetOf(answer));
        Assert.Equal("files.too_large", refused.Faults[0].Code);
        Assert.Equal(length, done.Value.Size);
    }

    [Theory, OnBothDatabases]
    public async Task A_stream_of_a_hundred_megabytes_is_read_in_small_pieces(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        using var stream = new MadeStream(100L * 1024 * 1024);

        var stored = await host.InScopeAsync(services => services.GetRequiredService<IFiles>().StoreAsync(
            stream, "lớn.pdf", FileSamples.Rules(most: 200L * 1024 * 1024), FileSamples.Draft, CancellationToken.None));

        Assert.Equal(100L * 1024 * 1024, stored.Value.Size);
        Assert.InRange(stream.LargestPiece, 1, 256 * 1024);
    }

    [Fact]
    public async Task The_protocol_says_what_it_can_and_refuses_what_it_cannot()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite);
        using var client = new TusClient(site);
        var options = await client.SendAsync(HttpMethod.Options, "tus");
        var upload = await client.NewAsync(10);

        Assert.Equal("1.0.0", options.Headers.GetValues("Tus-Version").Single());
        Assert.Equal("creation,creation-with-upload,termination,checksum,expiration", options.Headers.GetValues("Tus-Extension").Single());
        Assert.Equal(412, (int)(await client.SendAsync(HttpMethod.Head, upload, null, ("Tus-Resumable", "0.2.2"))).StatusCode);
        Assert.Equal(400, (int)(await client.SendAsync(HttpMethod.Post, "tus")).StatusCode);
        Assert.Equal(413, (int)(await client.CreateAsync(long.MaxValue)).StatusCode);
        Assert.Equal(400, (int)(await client.CreateAsync(5, "a", ("Upload-Metadata", "filename ???"))).StatusCode);
        Assert.Equal(409, (int)(await client.PatchAsync(upload, 5, [1])).StatusCode);
        Assert.Equal(413, (int)(await client.PatchAsync(upload, 0, new byte[11])).StatusCode);
        Assert.Equal(415, (int)(await client.SendAsync(HttpMethod.Patch, upload, new StringContent("x"), ("Upload-Offset", "0"))).StatusCode);
        Assert.Equal(404, (int)(await client.HeadAsync($"/tus/{Guid.Empty}")).StatusCode);
        Assert.Equal(204, (int)(await client.SendAsync(HttpMethod.Delete, upload)).StatusCode);
        Assert.Equal(404, (int)(await client.HeadAsync(upload)).StatusCode);
    }

    [Fact]
    public async Task A_small_file_may_come_with_its_creation()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite);
        using var client = new TusClient(site);
        using var content = new ByteArrayContent(FileSamples.Pdf);
        content.Headers.ContentType = new("application/offset+octet-stream");

        var answer = await client.SendAsync(HttpMethod.Post, "tus", content, ("Upload-Length", $"{FileSamples.Pdf.Length}"), ("Upload-Metadata", "filename YS5wZGY="));

        Assert.Equal((HttpStatusCode.Created, (long)FileSamples.Pdf.Length), (answer.StatusCode, TusClient.OffsetOf(answer)));
        Assert.True((await CompleteAsync(site, answer.Headers.Location!.ToString())).IsDone);
    }

    [Fact]
    public async Task A_file_that_is_empty_or_differs_from_what_its_sender_computed_is_refused()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite);
        using var client = new TusClient(site);
        var empty = await client.NewAsync(0);
        var declared = Convert.ToBase64String(FileSamples.Bytes(new string('0', 64)));
        var other = (await client.CreateAsync(FileSamples.Pdf.Length, "a", ("Upload-Metadata", $"filename YS5wZGY=,sha256 {declared}"))).Headers.Location!.ToString();
        await client.PatchAsync(other, 0, FileSamples.Pdf);

        Assert.Equal("files.empty", (await CompleteAsync(site, empty)).Faults[0].Code);
        Assert.Equal("files.not_whole", (await CompleteAsync(site, other)).Faults[0].Code);
    }

    private static async Task<Result<StoredFile>> CompleteAsync(SaolaTestSite site, string upload, FileRules? rules = null)
    {
        Result<StoredFile>? result = null;
        await AsSenderAsync(site, upload, async services => result = await services.GetRequiredService<IFiles>().CompleteUploadAsync(
            TusClient.IdOf(upload), rules ?? FileSamples.Rules(), FileSamples.Draft, CancellationToken.None));
        return result!;
    }

    // A scope of a test has no cookie: it carries the sender's in a request of its own.
    private static Task AsSenderAsync(SaolaTestSite site, string upload, Func<IServiceProvider, Task> work) => site.InScopeAsync(async services =>
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = TusClient.CookieOf(upload);
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        await work(services);
    }, Actor.Visitor);

    // The server may still be writing down what it got when the sender has gone: it answers 200 all the time, and its offset comes to rest.
    private static async Task<(HttpStatusCode Status, long Offset)> SettledAsync(TusClient client, string upload)
    {
        while (true)
        {
            var head = await client.HeadAsync(upload);
            var probe = await client.PatchAsync(upload, TusClient.OffsetOf(head), Array.Empty<byte>());
            if (probe.StatusCode == HttpStatusCode.NoContent) return (head.StatusCode, TusClient.OffsetOf(probe));
        }
    }

    private static async Task<string> DigestAsync(long length)
    {
        using var stream = new MadeStream(length);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }
}
