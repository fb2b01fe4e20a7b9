using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Model;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class StoringTests
{
    [Theory, OnBothDatabases]
    public async Task A_stored_file_is_whole_and_read_with_a_line_in_the_access_log(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var file = (await host.StoreAsync(FileSamples.Pdf, "Đơn đề nghị.pdf")).Value;
        var read = await host.InScopeAsync(async services =>
        {
            await using var stream = await services.GetRequiredService<IFiles>().OpenAsync(file.Id, "test.read", CancellationToken.None);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }, Actor.System("job:test"));

        Assert.Equal(("Đơn đề nghị.pdf", "application/pdf", (long)FileSamples.Pdf.Length), (file.Name, file.MediaType, file.Size));
        Assert.Equal(FileSamples.Pdf, read);
        var access = Assert.Single(await host.AccessesAsync());
        Assert.Equal((file.Id, "test.read", "job:test"), (access.FileId, access.Purpose, access.ActorCode));
        Assert.True((await host.VerifyAsync(file.Id)).IsDone);
    }

    [Theory]
    [InlineData("", "a.pdf", "files.empty")]
    [InlineData("%PDF-1.7 quá dài quá dài quá dài", "a.pdf", "files.too_large")]
    [InlineData("xin chào", "a.txt", "files.type_not_accepted")]
    [InlineData("%PDF-1.7", "a.docx", "files.type_mismatch")]
    [InlineData("<html>", "a.pdf", "files.type_markup")]
    public async Task A_bad_file_is_refused_by_name(string content, string name, string code)
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);

        var result = await host.StoreAsync(FileSamples.Bytes(content), name, FileSamples.Rules("pdf docx", 20));

        var fault = Assert.Single(result.Faults);
        Assert.Equal(code, fault.Code);
        Assert.Contains($"“{name}”", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Settings.DataFolder, "files"), "*", SearchOption.AllDirectories));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_content_lies_in_the_store_once_under_two_names(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => host.StoreAsync(FileSamples.Pdf, $"bản {n}.pdf")));

        Assert.Equal(6, files.Select(f => f.Value.Id).Distinct().Count());
        Assert.Single(files.Select(f => f.Value.Sha256).Distinct());
        Assert.Single(Directory.EnumerateFiles(Path.Combine(host.Settings.DataFolder, "files"), "*", SearchOption.AllDirectories));
    }

    [Theory, OnBothDatabases]
    public async Task Verifying_names_a_file_that_was_cut_altered_or_lost(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var cut = (await host.StoreAsync(FileSamples.Pdf, "cắt.pdf")).Value;
        var altered = (await host.StoreAsync(FileSamples.Docx, "sửa.docx")).Value;
        var lost = (await host.StoreAsync(FileSamples.Png, "mất.png")).Value;
        await File.WriteAllBytesAsync(host.PathOf(cut), FileSamples.Pdf[..^3]);
        var bytes = FileSamples.Docx.ToArray();
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(host.PathOf(altered), bytes);
        File.Delete(host.PathOf(lost));

        var result = await host.VerifyAsync(cut.Id, altered.Id, lost.Id);

        Assert.Equal(3, result.Faults.Count(f => f.Code == "files.not_whole"));
        Assert.All(["cắt.pdf", "sửa.docx", "mất.png"], name => Assert.Contains(result.Faults, f => f.Message.Contains(name, StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task Sending_a_damaged_file_again_heals_it(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = (await host.StoreAsync(FileSamples.Pdf, "a.pdf")).Value;
        await File.WriteAllBytesAsync(host.PathOf(file), new byte[FileSamples.Pdf.Length]);

        await host.StoreAsync(FileSamples.Pdf, "b.pdf");

        Assert.True((await host.VerifyAsync(file.Id)).IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_nobody_knows_is_not_verified(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        Assert.Equal("files.unknown", (await host.VerifyAsync(Guid.CreateVersion7())).Faults[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Handing_a_file_over_is_rolled_back_with_the_case(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var file = (await host.StoreAsync(FileSamples.Pdf, "a.pdf")).Value;
        var dossier = new Subject("case", Guid.CreateVersion7());

        await HandOverAsync(host, file.Id, dossier, refuse: true);
        var before = await OwnerAsync(host, file.Id);
        await HandOverAsync(host, file.Id, dossier, refuse: false);

        Assert.Equal((FileSamples.Draft, dossier), (before, await OwnerAsync(host, file.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_replaces_another_knows_those_before_it(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var first = (await host.StoreAsync(FileSamples.Pdf, "lần 1.pdf")).Value;
        var second = (await host.StoreAsync(FileSamples.PdfA, "lần 2.pdf")).Value;

        var history = await host.InScopeAsync(async services =>
        {
            var versions = services.GetRequiredService<IFileVersions>();
            await versions.ReplaceAsync(first.Id, second.Id, CancellationToken.None);
            return await versions.HistoryAsync(second.Id, CancellationToken.None);
        });

        Assert.Equal(["lần 2.pdf", "lần 1.pdf"], history.Select(f => f.Name));
    }

    private static Task<Result> HandOverAsync(SaolaTestHost host, Guid file, Subject owner, bool refuse) => host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
        {
            await services.GetRequiredService<IFiles>().ReassignAsync([file], owner, token);
            return refuse ? Result.Refused("test.refused", "Không.") : Result.Done;
        }, CancellationToken.None));

    private static Task<Subject> OwnerAsync(SaolaTestHost host, Guid file) => host.InScopeAsync(async services =>
    {
        var row = await services.GetRequiredService<AppDbContext>().Set<FileRow>().AsNoTracking().SingleAsync(f => f.Id == file);
        return new Subject(row.OwnerKind, row.OwnerId);
    });
}
