using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Keeps what programs send ahead of filing.</summary>
internal sealed class SentFiles(AppDbContext db, IFiles files, Uploads uploads, Uploader uploader, FileFaults faults, FilesSettings settings, TimeProvider clock) : ISentFiles
{
    private static readonly string[] AllTypes = ["pdf", "docx", "xlsx", "jpg", "png", "csv", "txt", "zip"];

    public Task<Result<StoredFile>> StoreAsync(Stream content, string name, CancellationToken cancellationToken) => files.StoreAsync(
        content, name, new FileRules { Label = "file", Types = AllTypes, MaxBytes = settings.MostUploadBytes }, new Subject(SentFileGate.Kind, Ids.New(clock)), cancellationToken);

    public async Task<Result<StoredFile>> TakeAsync(Guid id, FileRules rules, CancellationToken cancellationToken)
    {
        var fileId = id;
        if (await uploads.FindAsync(id, cancellationToken) is not null)
        {
            var completed = await uploads.CompleteAsync(id, rules, new Subject(SentFileGate.Kind, id), cancellationToken);
            if (!completed.IsDone) return completed;
            fileId = completed.Value.Id;
        }
        var row = await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && f.OwnerKind == SentFileGate.Kind, cancellationToken);
        if (row is null || !uploader.Owns(row.Uploader)) return faults.Unknown();
        return Refusal(row, rules) is { } fault ? fault : FileRegister.Card(row);
    }

    private Fault? Refusal(FileRow row, FileRules rules)
    {
        if (row.Scan == ScanState.Infected) return faults.Infected(row.Name, "?");
        if (row.Size > rules.MaxBytes) return faults.TooLarge(row.Name, rules.MaxBytes);
        var type = SafeName.ExtensionOf(row.Name);
        return rules.Types.Contains(type, StringComparer.OrdinalIgnoreCase) ? null : faults.Type(row.Name, "not_accepted", rules, type);
    }
}
