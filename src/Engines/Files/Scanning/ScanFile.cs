using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Store;
using Saola.Engines.Jobs;
using Saola.Kernel;

namespace Saola.Engines.Files.Scanning;

/// <summary>Scans a file that was stored while the scanner did not answer.</summary>
[WorkKind("files.scan")]
internal sealed record ScanFile(Guid FileId) : IWork;

/// <summary>Scans it; as long as the scanner does not answer the work fails and comes back.</summary>
internal sealed class ScanFileHandler(AppDbContext db, UnitOfWork unit, IBlobStore store, IVirusScanner scanner, WorkFolder folder, TimeProvider clock) : IWorkHandler<ScanFile>
{
    public async Task HandleAsync(ScanFile work, CancellationToken cancellationToken)
    {
        var file = await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == work.FileId, cancellationToken);
        if (file is null || file.Scan != ScanState.Waiting) return;
        var scan = await ScanAsync(file.Sha256, cancellationToken);
        if (scan.State == ScanState.Waiting) throw new IOException("The virus scanner does not answer.");
        var now = clock.Now();
        await unit.RunAsync(token => db.Set<FileRow>().Where(f => f.Sha256 == file.Sha256 && f.Scan == ScanState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Scan, scan.State).SetProperty(f => f.ScannedAt, now), token), cancellationToken);
    }

    // A content of S3 cannot be read from its start again, so a copy is scanned.
    private async Task<Scan> ScanAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync(sha256, cancellationToken) ?? throw new FileNotFoundException("The content is gone.");
        if (content.CanSeek) return await scanner.ScanAsync(content, cancellationToken);
        await using var copy = new FileStream(folder.NewTemporary(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await content.CopyToAsync(copy, cancellationToken);
        return await scanner.ScanAsync(copy, cancellationToken);
    }
}
