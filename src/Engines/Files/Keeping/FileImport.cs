using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Files of records that were brought in: the same row and act as an upload leaves, at the instant and by the sender of then.</summary>
internal sealed class FileImport(Intake intake, FileRegister register, TimeProvider clock) : IFileImport
{
    public async Task<Result<FileContent>> TakeAsync(Stream content, string name, FileRules rules, CancellationToken cancellationToken)
    {
        var received = await intake.TakeAsync(content, SafeName.Of(name), rules, cancellationToken);
        return received.IsDone
            ? new FileContent(received.Value.Kind.Type, received.Value.Kind.MediaType, received.Value.Kind.Detail, received.Value.Size, received.Value.Sha256, received.Value.Scan)
            : Result<FileContent>.Refused(received.Faults);
    }

    public Task AddAsync(ImportedFile file, CancellationToken cancellationToken)
    {
        var content = file.Content;
        var row = new FileRow
        {
            Id = file.Id, Name = SafeName.Of(file.Name), MediaType = content.MediaType, Detail = content.Detail, Size = content.Size, Sha256 = content.Sha256,
            StoredAt = file.At, OwnerKind = file.Owner.Kind, OwnerId = file.Owner.Id, Uploader = Uploader.KeyOf(file.By) ?? "nobody", Scan = content.Scan,
            ScannedAt = content.Scan == ScanState.Clean ? clock.Now() : null,
        };
        return register.AddAsync(row, file.By, cancellationToken);
    }
}
