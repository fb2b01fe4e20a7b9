using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Scanning;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Files;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Writes the row of a received content, its act, and the work of scanning it where the scanner did not answer.</summary>
internal sealed class FileRegister(AppDbContext db, ActRecorder acts, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Adds to the present unit of work.</summary>
    public async Task<FileRow> AddAsync(Received received, Subject owner, string uploader, CancellationToken cancellationToken)
    {
        var file = new FileRow
        {
            Id = Ids.New(clock), Name = received.Name, MediaType = received.Kind.MediaType, Detail = received.Kind.Detail, Size = received.Size,
            Sha256 = received.Sha256, StoredAt = clock.Now(), OwnerKind = owner.Kind, OwnerId = owner.Id, Uploader = uploader, Scan = received.Scan,
            ScannedAt = received.Scan == ScanState.Clean ? clock.Now() : null,
        };
        await AddAsync(file, by: null, cancellationToken);
        return file;
    }

    /// <summary>The same for a row that is made elsewhere: its act is of <paramref name="by"/> (null: of whoever acts now) at the instant at which it was stored.</summary>
    public async Task AddAsync(FileRow file, Actor? by, CancellationToken cancellationToken)
    {
        db.Add(file);
        if (file.Scan == ScanState.Waiting) outbox.Enqueue(new ScanFile(file.Id));
        await acts.RecordAsync(new ActDraft { Kind = "files.store", Subject = new Subject("file", file.Id), By = by, At = by is null ? null : file.StoredAt },
            new FileStored(file.Sha256, file.Size, file.MediaType, file.OwnerKind, file.OwnerId), cancellationToken);
    }

    public static StoredFile Card(FileRow row) => new(row.Id, row.Name, row.MediaType, row.Size, row.Sha256, row.StoredAt, row.Scan);
}
