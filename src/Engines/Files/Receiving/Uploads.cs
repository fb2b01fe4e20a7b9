using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Keeping;
using Saola.Engines.Files.Model;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files.Receiving;

/// <summary>Resumable uploads: what the tus endpoint writes, and what a form finishes. The bytes on the disk are the truth of how far one is.</summary>
internal sealed class Uploads(
    AppDbContext db, UnitOfWork unit, UploadParts parts, Intake intake, FileRegister register, Uploader uploader, FileFaults faults)
{
    /// <summary>An upload of the present sender; null when there is none or it is somebody else's.</summary>
    public async Task<UploadRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<UploadRow>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is { } row && uploader.Owns(row.Uploader) ? row : null;

    /// <summary>Gives the file that the upload became, or makes it. Asking again gives the same file.</summary>
    public async Task<Result<StoredFile>> CompleteAsync(Guid id, FileRules rules, Subject owner, CancellationToken cancellationToken)
    {
        // A form sent twice at once: the second one waits and gets the same file.
        using var alone = await parts.EnterAsync(id, cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } upload) return faults.Unknown();
        if (upload.FileId is { } known && await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == known, cancellationToken) is { } row) return FileRegister.Card(row);
        if (upload.Length > rules.MaxBytes) return faults.TooLarge(upload.Name, rules.MaxBytes);
        if (await parts.WholeAsync(upload, cancellationToken) is not { } path) return faults.Incomplete(upload.Name, parts.OffsetOf(upload), upload.Length);
        var digest = await parts.DigestAsync(upload, path, cancellationToken);
        if (upload.DeclaredSha256 is { } declared && declared != digest) return faults.NotWhole(upload.Name);
        // Bytes whose digest is written down may move into the store: when the caller's change is rolled back, they are found there again.
        var source = upload.Sha256 is null ? parts.CopyOf(path) : path;
        var received = await intake.TakeAsync(source, new Measured(upload.Length, digest), upload.Name, rules, cancellationToken);
        if (!received.IsDone) return Result<StoredFile>.Refused(received.Faults);
        var stored = await FinishAsync(upload, received.Value, owner, cancellationToken);
        if (upload.Sha256 is not null) parts.Remove(id);
        return stored;
    }

    private Task<Result<StoredFile>> FinishAsync(UploadRow upload, Received received, Subject owner, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        var row = await db.Set<UploadRow>().FirstAsync(u => u.Id == upload.Id, token);
        var file = await register.AddAsync(received, owner, row.Uploader, token);
        (row.FileId, row.Sha256) = (file.Id, received.Sha256);
        Result<StoredFile> stored = FileRegister.Card(file);
        return stored;
    }, cancellationToken);
}
