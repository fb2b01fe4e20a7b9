using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Files;

/// <summary>A content that lies in the store, checked as every upload is.</summary>
/// <param name="Type">Its kind by extension: <c>pdf</c>.</param>
/// <param name="MediaType">Sniffed from the content.</param>
/// <param name="Detail">What was found beyond the type, or null.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Scan">What the scanner said.</param>
public sealed record FileContent(string Type, string MediaType, string? Detail, long Size, string Sha256, ScanState Scan);

/// <summary>The record of a file that comes from elsewhere with its own past.</summary>
public sealed record ImportedFile
{
    /// <summary>Id under which its record names it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; the extension fits the content.</summary>
    public required string Name { get; init; }

    /// <summary>The content; several files may be of one.</summary>
    public required FileContent Content { get; init; }

    /// <summary>The record that it belongs to.</summary>
    public required Subject Owner { get; init; }

    /// <summary>When it was stored there.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it there.</summary>
    public required Actor By { get; init; }
}

/// <summary>Brings files in with records of the past: a content is taken once, then each file gets its record and its act.</summary>
public interface IFileImport
{
    /// <summary>Takes a content into the store. A content without a record is cleaned away after a day: the records must follow.</summary>
    Task<Result<FileContent>> TakeAsync(Stream content, string name, FileRules rules, CancellationToken cancellationToken);

    /// <summary>Adds the record of a file and its act, at its own instant. Joins the present unit of work.</summary>
    Task AddAsync(ImportedFile file, CancellationToken cancellationToken);
}
