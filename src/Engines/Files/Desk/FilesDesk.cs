using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Scanning;
using Saola.Engines.Files.Store;
using Saola.Kernel;

namespace Saola.Engines.Files.Desk;

/// <summary>What the administrator sees of the files.</summary>
/// <param name="Place">Where contents are kept.</param>
/// <param name="IsScanning">Whether a scanner is set.</param>
/// <param name="Scanner">What it says of itself; null when it does not answer.</param>
/// <param name="Files">Files.</param>
/// <param name="Bytes">Their sizes together, copies counted each.</param>
/// <param name="OpenUploads">Uploads under way.</param>
/// <param name="Unsafe">Files that wait for the scanner, or that it refused afterwards.</param>
internal sealed record FilesState(string Place, bool IsScanning, string? Scanner, int Files, long Bytes, int OpenUploads, IReadOnlyList<UnsafeFile> Unsafe);

/// <summary>A file that may not be read.</summary>
internal sealed record UnsafeFile(Guid Id, string Name, ScanState Scan, DateTimeOffset StoredAt, string OwnerKind);

/// <summary>Reads the state of the engine.</summary>
internal sealed class FilesDesk(AppDbContext db, IBlobStore store, IVirusScanner scanner, FilesSettings settings, TimeProvider clock)
{
    public async Task<FilesState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var files = db.Set<FileRow>();
        var harmful = await files.AsNoTracking().Where(f => f.Scan == ScanState.Waiting || f.Scan == ScanState.Infected).OrderByDescending(f => f.Id)
            .Take(Paging.ScreenRows).Select(f => new UnsafeFile(f.Id, f.Name, f.Scan, f.StoredAt, f.OwnerKind)).ToListAsync(cancellationToken);
        return new FilesState(
            store.Place, settings.IsScanning, settings.IsScanning ? await scanner.VersionAsync(cancellationToken) : null,
            await files.CountAsync(cancellationToken), await files.SumAsync(f => f.Size, cancellationToken),
            await db.Set<UploadRow>().CountAsync(u => u.FileId == null && u.ExpiresAt > now, cancellationToken), harmful);
    }
}
