using Saola.Kernel;

namespace Saola.Engines.Files;

/// <summary>
/// Files that a program sends before it files: whole (<c>POST /api/v1/files</c>) or in pieces (tus). They belong to their sender until a record takes them
/// by <see cref="IFiles.ReassignAsync"/>, and are removed after seven days when none does.
/// </summary>
public interface ISentFiles
{
    /// <summary>Stores a whole file for the present sender. Refuses empty, oversized, mistyped and infected files by name.</summary>
    Task<Result<StoredFile>> StoreAsync(Stream content, string name, CancellationToken cancellationToken);

    /// <summary>
    /// The file under an id that the present sender got: of a stored file, or of a resumable upload, which is finished with it. Faults: <c>files.unknown</c>
    /// (none, somebody else's, or one that a record took before), <c>files.incomplete</c>, and whatever the rules of the place do not allow, each by the name of the file.
    /// </summary>
    Task<Result<StoredFile>> TakeAsync(Guid id, FileRules rules, CancellationToken cancellationToken);
}
