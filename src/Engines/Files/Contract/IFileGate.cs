using Saola.Events;

namespace Saola.Engines.Files;

/// <summary>
/// Says who may read the files of one kind of record. Registered as scoped by the engine or module that owns the record.
/// Without a gate nobody may read a file at <c>/tep/{id}</c>: what is not allowed does not exist.
/// </summary>
public interface IFileGate
{
    /// <summary>Kind of the owner, such as <c>case</c>: <see cref="Subject.Kind"/> of the files.</summary>
    string OwnerKind { get; }

    /// <summary>
    /// Whether the record is unfinished work of one person. Then the one who sent a file may read it too,
    /// and files whose record is gone are removed after seven days.
    /// </summary>
    bool IsDraft => false;

    /// <summary>Whether who acts in this scope may read a file of this owner.</summary>
    Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken);

    /// <summary>Which of these records are still there; asked for drafts only.</summary>
    Task<IReadOnlyCollection<Guid>> StillThereAsync(IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken) =>
        Task.FromResult(ownerIds);
}

/// <summary>Files that took the place of others.</summary>
public interface IFileVersions
{
    /// <summary>Says that one file replaces another. Joins the present unit of work.</summary>
    Task ReplaceAsync(Guid older, Guid newer, CancellationToken cancellationToken);

    /// <summary>The file and those that it replaced, the newest first; at most 50.</summary>
    Task<IReadOnlyList<StoredFile>> HistoryAsync(Guid id, CancellationToken cancellationToken);
}
