using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Saola.Engines.Ledger.Recording;
using Saola.Kernel;

namespace Saola.Engines.Ledger.Backups;

/// <summary>Reads an archive: its manifest, and its entries, each held against the manifest.</summary>
internal sealed class BackupReader : IAsyncDisposable
{
    private const long MostManifestBytes = 1L << 30;

    private readonly ZipArchive _archive;
    private readonly IStringLocalizer<Texts> _texts;

    private BackupReader(ZipArchive archive, IStringLocalizer<Texts> texts, BackupManifest manifest, string manifestSha256) =>
        (_archive, _texts, Manifest, ManifestSha256) = (archive, texts, manifest, manifestSha256);

    public BackupManifest Manifest { get; }

    public string ManifestSha256 { get; }

    /// <summary>Opens an archive and reads its manifest; refuses what is not a backup.</summary>
    public static async Task<Result<BackupReader>> OpenAsync(string file, IStringLocalizer<Texts> texts, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) return new Fault("ledger.restore_no_file", texts["Restore.NoFile", file]);
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenReadAsync(file, cancellationToken);
            if (archive.GetEntry(BackupManifest.EntryName) is { Length: < MostManifestBytes } entry && await ReadAsync(entry, cancellationToken) is var (manifest, sha256))
            {
                var reader = new BackupReader(archive, texts, manifest, sha256);
                archive = null;
                return reader;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            // Said below: this is no backup, or a part of one.
        }
        finally
        {
            if (archive is not null) await archive.DisposeAsync();
        }
        return new Fault("ledger.restore_no_backup", texts["Restore.NoBackup", file]);
    }

    /// <summary>Writes every entry below a folder and compares it with the manifest; the first that differs is named.</summary>
    public async Task<Result> ExtractAsync(string folder, Action<string> progress, CancellationToken cancellationToken)
    {
        var listed = Manifest.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        if (_archive.Entries.FirstOrDefault(e => e.FullName != BackupManifest.EntryName && !listed.Contains(e.FullName)) is { } stranger)
            return new Fault("ledger.restore_unlisted", _texts["Restore.Unlisted", stranger.FullName]);
        var done = 0;
        foreach (var entry in Manifest.Entries)
        {
            if (await ExtractAsync(entry, folder, cancellationToken) is { } fault) return fault;
            if (++done % 50 == 0) progress(_texts["Restore.Files", VietnameseFormats.Number(done), VietnameseFormats.Number(Manifest.Entries.Count)]);
        }
        return Result.Done;
    }

    public ValueTask DisposeAsync() => _archive.DisposeAsync();

    private async Task<Fault?> ExtractAsync(BackupEntry entry, string folder, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(Path.Combine(folder, entry.Name));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return new Fault("ledger.restore_outside", _texts["Restore.Outside", entry.Name]);
        if (_archive.GetEntry(entry.Name) is not { } packed) return new Fault("ledger.restore_missing", _texts["Restore.Missing", entry.Name]);
        PrivateFiles.MakeFolder(Path.GetDirectoryName(target)!);
        try
        {
            await using var from = await packed.OpenAsync(cancellationToken);
            await using var to = PrivateFiles.Create(target);
            var (size, sha256) = await HashedCopy.CopyAsync(from, to, cancellationToken);
            if (size == entry.Size && sha256 == entry.Sha256) return null;
        }
        catch (InvalidDataException)
        {
            // Compressed bytes that do not unpack differ too.
        }
        return new Fault("ledger.restore_differs", _texts["Restore.Differs", entry.Name]);
    }

    private static async Task<(BackupManifest Manifest, string Sha256)?> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes.ToArray(), BackupManifest.Json);
        return manifest is { Format: BackupManifest.Format1 } && manifest.DatabaseEntry() is not null
            ? (manifest, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))) : null;
    }
}
