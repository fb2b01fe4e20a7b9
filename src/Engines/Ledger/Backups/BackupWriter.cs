using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger.Recording;
using Saola.Kernel;
using IDatabase = Saola.Data.IDatabase;

namespace Saola.Engines.Ledger.Backups;

/// <summary>
/// Writes one archive with everything that the installation is made of, while the program may go on writing: first a consistent copy of the
/// database, then the files. Files are named by their content and only added, so each file that the copy names is there when its turn comes.
/// </summary>
internal sealed class BackupWriter(
    AppDbContext db, IDatabase database, DataFolders folders, MasterKey master, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public async Task<Result<BackupReport>> WriteAsync(string file, Action<string> progress, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file)) return new Fault("ledger.backup_exists", texts["Backup.Exists", file]);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken) || !await creator.HasTablesAsync(cancellationToken)) return new Fault("ledger.backup_nothing", texts["Backup.Nothing"]);
        // Everything unfinished lies in a folder of its own beside the archive: on the same disk, closed to others, easy to remove.
        var work = file + ".part";
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        PrivateFiles.MakeFolder(work);
        try
        {
            var manifest = await ArchiveAsync(work, progress, cancellationToken);
            File.Move(Path.Combine(work, "archive"), file, overwrite: false);
            var isKeyInside = folders.Kept.SelectMany(f => f.Files()).Any(f => f.Path == master.File);
            return new BackupReport(file, new FileInfo(file).Length, manifest.Entries.Count, manifest.CreatedAt, isKeyInside);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<BackupManifest> ArchiveAsync(string work, Action<string> progress, CancellationToken cancellationToken)
    {
        var createdAt = clock.Now();
        progress(texts["Backup.Database"]);
        var copy = Path.Combine(work, "database");
        await database.BackupAsync(copy, cancellationToken);
        await using var stream = PrivateFiles.Create(Path.Combine(work, "archive"));
        var entries = new List<BackupEntry>();
        await using (var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            entries.Add((await AddAsync(archive, $"database/{DatabaseFile(database.Kind)}", copy, cancellationToken))!);
            foreach (var (name, path) in folders.Kept.SelectMany(folder => folder.Files()))
            {
                if (await AddAsync(archive, name, path, cancellationToken) is { } entry) entries.Add(entry);
                if (entries.Count % 50 == 0) progress(texts["Backup.Files", VietnameseFormats.Number(entries.Count)]);
            }
            var manifest = await ManifestAsync(createdAt, entries, cancellationToken);
            await using var last = await archive.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellationToken);
            await JsonSerializer.SerializeAsync(last, manifest, BackupManifest.Json, cancellationToken);
        }
        stream.Flush(flushToDisk: true);
        return await ManifestAsync(createdAt, entries, cancellationToken);
    }

    // An unfinished upload may be dropped between listing and reading; what the copy of the database names is never dropped.
    private static async Task<BackupEntry?> AddAsync(ZipArchive archive, string name, string path, CancellationToken cancellationToken)
    {
        FileStream source;
        try
        {
            source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        await using (source)
        await using (var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken))
        {
            var (size, sha256) = await HashedCopy.CopyAsync(source, target, cancellationToken);
            return new BackupEntry(name, size, sha256);
        }
    }

    private async Task<BackupManifest> ManifestAsync(DateTimeOffset createdAt, List<BackupEntry> entries, CancellationToken cancellationToken) => new()
    {
        Format = BackupManifest.Format1, CreatedAt = createdAt, Database = database.Kind.ToString(), Entries = entries,
        Program = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        Schema = db.Database.GetMigrations().Any() ? (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).LastOrDefault() ?? "" : "",
    };

    /// <summary>Name of the database's copy.</summary>
    public static string DatabaseFile(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? "saola.db" : "saola.dump";
}
