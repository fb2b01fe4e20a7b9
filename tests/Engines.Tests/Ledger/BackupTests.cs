using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Data.Postgres;
using Saola.Engines.Ledger;
using Saola.Engines.Ledger.Backups;
using Saola.Engines.Ledger.Commands;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Tests.Files;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class BackupTests
{
    [Theory, OnBothDatabases]
    public async Task A_backup_restored_elsewhere_holds_every_row_and_every_file(DatabaseKind database)
    {
        await using var host = await CreateAsync(database);
        await host.StoreAsync(FileSamples.Pdf, "đơn.pdf");
        await LedgerSamples.TwoBatchesAsync(host);
        StoreFile(host, RandomNumberGenerator.GetBytes(300_000));
        var counts = await CountsAsync(host);
        var file = await BackupAsync(host);
        await using var target = new EmptyInstallation(database);

        var report = (await RestoreAsync(target.Host, file)).Value;
        var restored = await CountsAsync(target.Host);
        await target.Host.InScopeAsync(s => BackupCommands.SettleAsync(s, report, CancellationToken.None), Actor.System("command"));

        Assert.Equal(counts, restored);
        Assert.Equal(Files(host), Files(target.Host));
        Assert.Equal(0, await VerifyAllAsync(target.Host));
        var last = (await LedgerSamples.EventsAsync(target.Host)).Single(e => e.Sequence is null);
        Assert.Equal("ledger.backup_restored", last.Kind);
        Assert.Equal(["Trần Văn Bình", "0900000009"], await FactsAsync(target.Host));
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_taken_while_others_write_is_one_instant_with_all_its_files(DatabaseKind database)
    {
        await using var host = await CreateAsync(database);
        using var done = new CancellationTokenSource();
        await WriteFileAndEventAsync(host);
        var first = (await LedgerSamples.EventsAsync(host)).Count;
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteWhileAsync(host, done.Token))).ToList();

        var file = await BackupAsync(host);
        await done.CancelAsync();
        await Task.WhenAll(writers);
        await using var target = new EmptyInstallation(database);
        Assert.True((await RestoreAsync(target.Host, file)).IsDone);

        var (source, restored) = (await LedgerSamples.EventsAsync(host), await LedgerSamples.EventsAsync(target.Host));
        Assert.InRange(restored.Count, first, source.Count);
        Assert.Subset(source.Select(e => e.Id).ToHashSet(), restored.Select(e => e.Id).ToHashSet());
        Assert.Null((await LedgerSamples.VerifyAsync(target.Host)).Fault);
        var files = Files(target.Host).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(restored.Where(e => e.Kind == "test.noted"), e => !files.Contains(System.Text.Json.JsonDocument.Parse(e.Payload).RootElement.GetProperty("text").GetString()!));
    }

    [Theory, OnBothDatabases]
    public async Task A_target_that_holds_data_is_replaced_only_when_forced_and_kept_aside(DatabaseKind database)
    {
        await using var host = await CreateAsync(database);
        await LedgerSamples.RecordAsync(host, "trước");
        StoreFile(host, [1]);
        var file = await BackupAsync(host);
        await LedgerSamples.RecordAsync(host, "sau");
        StoreFile(host, [2]);
        var index = Directory.CreateDirectory(Path.Combine(host.Settings.DataFolder, "search")).FullName;
        await File.WriteAllTextAsync(Path.Combine(index, "segments"), "sau");
        var counts = await CountsAsync(host);

        var refused = await RestoreAsync(host, file);
        Assert.Equal(counts, await CountsAsync(host));
        var replaced = await RestoreAsync(host, file, force: true);

        Assert.Equal("ledger.restore_not_empty", refused.Faults[0].Code);
        Assert.Single(Files(host));
        Assert.False(Directory.Exists(index), "An index of what is gone is built anew.");
        Assert.DoesNotContain(await LedgerSamples.EventsAsync(host), e => e.Payload.Contains("sau", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(replaced.Value.Aside!, BackupWriter.DatabaseFile(database))));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(replaced.Value.Aside!, "files"), "*", SearchOption.AllDirectories).Length);
    }

    [Theory, OnBothDatabases]
    public async Task A_database_that_a_program_has_open_is_not_restored(DatabaseKind database)
    {
        await using var host = await CreateAsync(database);
        var file = await BackupAsync(host);
        await using var second = new EmptyInstallation(host);

        await Assert.ThrowsAsync<DatabaseInUseException>(() => host.InScopeAsync(async services =>
        {
            await services.GetRequiredService<AppDbContext>().Database.OpenConnectionAsync();
            await RestoreAsync(second.Host, file, force: true);
        }));

        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory]
    [InlineData("files/aa/", "ledger.restore_differs")]
    [InlineData("keys/ledger.key", "ledger.restore_missing")]
    [InlineData("", "ledger.restore_unlisted")]
    public async Task An_archive_that_does_not_match_its_manifest_is_refused_and_the_entry_named(string entry, string code)
    {
        await using var host = await CreateAsync(DatabaseKind.Sqlite);
        Directory.CreateDirectory(Path.Combine(host.Settings.DataFolder, "files", "aa"));
        await File.WriteAllTextAsync(Path.Combine(host.Settings.DataFolder, "files", "aa", "aabb"), "Giấy tờ");
        var file = await BackupAsync(host);
        var name = Tamper(file, entry);
        await using var target = new EmptyInstallation(DatabaseKind.Sqlite);

        var result = await RestoreAsync(target.Host, file);

        Assert.Equal(code, result.Faults[0].Code);
        Assert.Contains(name, result.Faults[0].Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(target.Host.Settings.DataFolder));
    }

    [Fact]
    public async Task What_is_no_backup_or_of_the_other_database_is_refused()
    {
        await using var host = await CreateAsync(DatabaseKind.Sqlite);
        var file = await BackupAsync(host);
        var cut = file + ".cut";
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(file))[..^100]);
        var other = file + ".other";
        File.Copy(file, other);
        Rewrite(other, BackupManifest.EntryName, text => text.Replace("\"Sqlite\"", "\"Postgres\"", StringComparison.Ordinal));

        Assert.Equal("ledger.restore_no_backup", (await RestoreAsync(host, cut, force: true)).Faults[0].Code);
        Assert.Equal("ledger.restore_other_database", (await RestoreAsync(host, other, force: true)).Faults[0].Code);
        Assert.Equal("ledger.restore_no_file", (await RestoreAsync(host, file + ".none")).Faults[0].Code);
        Assert.Equal("ledger.backup_exists", (await host.InScopeAsync(s => s.GetRequiredService<BackupWriter>().WriteAsync(file, _ => { }, CancellationToken.None))).Faults[0].Code);
    }

    private static async Task<SaolaTestHost> CreateAsync(DatabaseKind database)
    {
        Assert.SkipWhen(database == DatabaseKind.Postgres && PostgresTools.Find("pg_dump") is null, "pg_dump is not installed.");
        return await SaolaTestHost.CreateAsync(database);
    }

    private static async Task<string> BackupAsync(SaolaTestHost host)
    {
        var file = Path.Combine(host.Settings.DataFolder, "saola.backup.zip");
        var result = await host.InScopeAsync(s => s.GetRequiredService<BackupWriter>().WriteAsync(file, _ => { }, CancellationToken.None));
        Assert.True(result.Value.KeyInside);
        return file;
    }

    private static Task<Result<RestoreReport>> RestoreAsync(SaolaTestHost host, string file, bool force = false) =>
        host.InScopeAsync(s => s.GetRequiredService<RestoreBackup>().RestoreAsync(file, force, _ => { }, CancellationToken.None));

    private static Task<(int, int, int, int, int)> CountsAsync(SaolaTestHost host) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        return (await db.Set<LedgerAct>().CountAsync(), await db.Set<LedgerEvent>().CountAsync(), await db.Set<LedgerBatch>().CountAsync(),
            await db.Set<LedgerPersonalFact>().CountAsync(), await db.Set<LedgerPersonKey>().CountAsync());
    });

    private static Task<int> VerifyAllAsync(SaolaTestHost host) => host.InScopeAsync(services => VerificationRun.RunAsync(
        new CommandScope(services, new CommandOutput(TextWriter.Null, TextWriter.Null, json: false, terminal: false)), null, null, CancellationToken.None));

    private static async Task<List<string?>> FactsAsync(SaolaTestHost host)
    {
        var personal = (await LedgerSamples.EventsAsync(host)).Single(e => e.Kind == "test.person_noted");
        var facts = await host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().PersonalFactsAsync(personal.Id, CancellationToken.None));
        return [.. facts.Select(f => f.Value)];
    }

    private static async Task WriteWhileAsync(SaolaTestHost host, CancellationToken done)
    {
        while (!done.IsCancellationRequested) await WriteFileAndEventAsync(host);
    }

    // As the Files engine does it: the bytes are whole under their name before a row speaks of them.
    private static async Task WriteFileAndEventAsync(SaolaTestHost host) =>
        await LedgerSamples.RecordAsync(host, StoreFile(host, RandomNumberGenerator.GetBytes(5000)));

    private static string StoreFile(SaolaTestHost host, byte[] content)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        var folder = Path.Combine(host.Settings.DataFolder, "files", name[..2]);
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(host.Settings.DataFolder, name);
        File.WriteAllBytes(beside, content);
        File.Move(beside, Path.Combine(folder, name));
        return name;
    }

    // Files by the hash of what they hold; their name must be the same.
    private static List<string> Files(SaolaTestHost host)
    {
        var files = Directory.GetFiles(Path.Combine(host.Settings.DataFolder, "files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var hashes = files.ConvertAll(f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));
        Assert.Equal(files.Select(Path.GetFileName), hashes);
        return hashes;
    }

    private static string Tamper(string file, string entry)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        if (entry.Length == 0)
        {
            archive.CreateEntry("files/thêm.txt");
            return "files/thêm.txt";
        }
        var found = archive.Entries.First(e => e.FullName.StartsWith(entry, StringComparison.Ordinal));
        var name = found.FullName;
        found.Delete();
        if (!entry.StartsWith("files", StringComparison.Ordinal)) return name;
        using var changed = archive.CreateEntry(name).Open();
        changed.Write("Giấy tơ"u8);
        return name;
    }

    private static void Rewrite(string file, string entry, Func<string, string> change)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(archive.GetEntry(entry)!.Open())) text = reader.ReadToEnd();
        archive.GetEntry(entry)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
        writer.Write(change(text));
    }
}
