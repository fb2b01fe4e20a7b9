using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files;

/// <summary>What the virus scanner said of a file.</summary>
public enum ScanState
{
    /// <summary>Scanning is switched off; shown as such.</summary>
    NotScanned,

    /// <summary>Waits for the scanner.</summary>
    Waiting,

    /// <summary>Nothing found.</summary>
    Clean,

    /// <summary>Refused: something was found.</summary>
    Infected,
}

/// <summary>A stored file: every byte is there and its SHA-256 was computed on the server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Name as it was sent, cleaned.</param>
/// <param name="MediaType">Sniffed from the content, not believed from the name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="StoredAt">When the last byte was stored.</param>
/// <param name="Scan">What the scanner said.</param>
public sealed record StoredFile(Guid Id, string Name, string MediaType, long Size, string Sha256, DateTimeOffset StoredAt, ScanState Scan);

/// <summary>What is accepted at one place.</summary>
public sealed record FileRules
{
    /// <summary>Accepted kinds, by extension: <c>pdf docx xlsx jpg png csv txt zip</c>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Largest size in bytes.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Label of the field or paper, used in faults.</summary>
    public required string Label { get; init; }

    /// <summary>The usual papers of a dossier: 50 MB, documents and pictures.</summary>
    public static FileRules Paper(string label) => new() { Label = label, Types = ["pdf", "docx", "xlsx", "jpg", "png"], MaxBytes = 50L * 1024 * 1024 };
}

/// <summary>Stores files by content hash, verifies and serves them. Faults name the file.</summary>
public interface IFiles
{
    /// <summary>
    /// Stores a whole stream (a form upload, or a document that the program made). Refuses empty, oversized, mistyped and infected files.
    /// <paramref name="owner"/> is the record that it belongs to (a draft, a case), for access and clean-up.
    /// </summary>
    Task<Result<StoredFile>> StoreAsync(Stream content, string name, FileRules rules, Subject owner, CancellationToken cancellationToken);

    /// <summary>Finishes a resumable upload: gives the stored file, or says which file is not complete.</summary>
    Task<Result<StoredFile>> CompleteUploadAsync(Guid uploadId, FileRules rules, Subject owner, CancellationToken cancellationToken);

    /// <summary>A stored file, or null.</summary>
    Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Several at once; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StoredFile>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Reads every byte again and compares size and SHA-256. Refuses with the names of files that are not whole:
    /// a number is given out only after this (product.md, rule 4).
    /// </summary>
    Task<Result> VerifyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading and writes who read it and why into the access log.</summary>
    Task<Stream> OpenAsync(Guid id, string purpose, CancellationToken cancellationToken);

    /// <summary>Hands a file of a draft over to the case that it became. Joins the present unit of work.</summary>
    Task ReassignAsync(IReadOnlyCollection<Guid> ids, Subject owner, CancellationToken cancellationToken);
}
