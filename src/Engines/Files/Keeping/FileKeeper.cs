using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>The engine's door for the rest of the program.</summary>
internal sealed class FileKeeper(AppDbContext db, UnitOfWork unit, Intake intake, FileRegister register, Uploads uploads, FileReading reading, Uploader uploader)
    : IFiles, IFileVersions
{
    private const int MostVersions = 50;

    public async Task<Result<StoredFile>> StoreAsync(Stream content, string name, FileRules rules, Subject owner, CancellationToken cancellationToken)
    {
        var received = await intake.TakeAsync(content, SafeName.Of(name), rules, cancellationToken);
        if (!received.IsDone) return Result<StoredFile>.Refused(received.Faults);
        var row = await unit.RunAsync(token => register.AddAsync(received.Value, owner, uploader.Key(), token), cancellationToken);
        return FileRegister.Card(row);
    }

    public Task<Result<StoredFile>> CompleteUploadAsync(Guid uploadId, FileRules rules, Subject owner, CancellationToken cancellationToken) =>
        uploads.CompleteAsync(uploadId, rules, owner, cancellationToken);

    public async Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is { } row ? FileRegister.Card(row) : null;

    public async Task<IReadOnlyDictionary<Guid, StoredFile>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? new Dictionary<Guid, StoredFile>()
            : await db.Set<FileRow>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, FileRegister.Card, cancellationToken);

    public Task<Result> VerifyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => reading.VerifyAsync(ids, cancellationToken);

    public Task<Stream> OpenAsync(Guid id, string purpose, CancellationToken cancellationToken) => reading.OpenAsync(id, purpose, cancellationToken);

    public async Task ReassignAsync(IReadOnlyCollection<Guid> ids, Subject owner, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return;
        await unit.RunAsync(async token =>
        {
            var rows = await db.Set<FileRow>().Where(f => ids.Contains(f.Id)).ToListAsync(token);
            foreach (var row in rows) (row.OwnerKind, row.OwnerId) = (owner.Kind, owner.Id);
        }, cancellationToken);
    }

    public Task ReplaceAsync(Guid older, Guid newer, CancellationToken cancellationToken) => unit.RunAsync(async token =>
    {
        if (older == newer) throw new ArgumentException("A file does not replace itself.", nameof(newer));
        var row = await db.Set<FileRow>().SingleAsync(f => f.Id == newer, token);
        row.PreviousId = older;
    }, cancellationToken);

    public async Task<IReadOnlyList<StoredFile>> HistoryAsync(Guid id, CancellationToken cancellationToken)
    {
        var versions = new List<StoredFile>();
        Guid? next = id;
        while (next is { } wanted && versions.Count < MostVersions)
        {
            var row = await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == wanted, cancellationToken);
            if (row is null) break;
            versions.Add(FileRegister.Card(row));
            next = row.PreviousId;
        }
        return versions;
    }
}
