using System.Globalization;
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
/// Puts a backup back. The whole archive is unpacked and checked before anything is replaced; what was there is moved aside, not deleted.
/// </summary>
internal sealed class RestoreBackup(AppDbContext db, IDatabase database, SaolaSettings settings, DataFolders folders, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public async Task<Result<RestoreReport>> RestoreAsync(string file, bool force, Action<string> progress, CancellationToken cancellationToken)
    {
        var opened = await BackupReader.OpenAsync(file, texts, cancellationToken);
        if (!opened.IsDone) return Result<RestoreReport>.Refused(opened.Faults);
        await using var backup = opened.Value;
        if (Unfit(backup.Manifest) is { } unfit) return unfit;
        var hasTables = await PrepareAsync(cancellationToken);
        var isEmpty = !hasTables && !folders.Replaced().Any(f => f.Files().Any());
        if (!isEmpty && !force) return new Fault("ledger.restore_not_empty", texts["Restore.NotEmpty", settings.DataFolder]);
        var stamp = clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var stage = NewFolder($"restoring-{stamp}");
        try
        {
            var unpacked = await backup.ExtractAsync(stage, progress, cancellationToken);
            if (!unpacked.IsDone) return Result<RestoreReport>.Refused(unpacked.Faults);
            var aside = isEmpty ? null : NewFolder($"before-restore-{stamp}");
            progress(texts["Restore.Database"]);
            await ReplaceDatabaseAsync(Path.Combine(stage, backup.Manifest.DatabaseEntry()!.Name), hasTables ? aside : null, cancellationToken);
            ReplaceFolders(stage, aside);
            return new RestoreReport(backup.Manifest.CreatedAt, backup.Manifest.Entries.Count, backup.ManifestSha256, aside);
        }
        finally
        {
            Directory.Delete(stage, recursive: true);
        }
    }

    private Fault? Unfit(BackupManifest manifest)
    {
        if (manifest.Database != database.Kind.ToString()) return new Fault("ledger.restore_other_database", texts["Restore.OtherDatabase", manifest.Database, database.Kind.ToString()]);
        return manifest.Schema.Length > 0 && !db.Database.GetMigrations().Contains(manifest.Schema, StringComparer.Ordinal)
            ? new Fault("ledger.restore_newer", texts["Restore.Newer", manifest.Program]) : null;
    }

    // Takes the database for this process; on PostgreSQL one that is not there is created. Says whether it holds anything.
    private async Task<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken)) await creator.CreateAsync(cancellationToken);
        return await creator.HasTablesAsync(cancellationToken);
    }

    private async Task ReplaceDatabaseAsync(string copy, string? aside, CancellationToken cancellationToken)
    {
        await db.Database.CloseConnectionAsync();
        if (aside is not null) await database.BackupAsync(Path.Combine(aside, BackupWriter.DatabaseFile(database.Kind)), cancellationToken);
        await database.RestoreAsync(copy, cancellationToken);
    }

    private void ReplaceFolders(string stage, string? aside)
    {
        foreach (var folder in folders.Replaced())
        {
            if (aside is not null && Directory.Exists(folder.Path)) DataFolders.Move(folder.Path, Path.Combine(aside, folder.Name));
            else if (Directory.Exists(folder.Path)) Directory.Delete(folder.Path, recursive: true);
            var unpacked = Path.Combine(stage, folder.Name);
            if (Directory.Exists(unpacked)) DataFolders.Move(unpacked, folder.Path);
        }
    }

    private string NewFolder(string name)
    {
        var path = Path.Combine(settings.DataFolder, name);
        PrivateFiles.MakeFolder(path);
        return path;
    }
}
