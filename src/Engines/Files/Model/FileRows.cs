namespace Saola.Engines.Files.Model;

/// <summary>A stored file: a name and an owner for a content. The content itself lies in the store under its digest, once.</summary>
internal sealed class FileRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }

    /// <summary>What the sniffer found beyond the type, such as <c>PDF/A-2b</c>.</summary>
    public string? Detail { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
    public required string OwnerKind { get; set; }
    public required Guid OwnerId { get; set; }

    /// <summary>Who sent it: <see cref="Receiving.Uploader"/>.</summary>
    public required string Uploader { get; init; }
    public ScanState Scan { get; set; }
    public DateTimeOffset? ScannedAt { get; set; }

    /// <summary>The file that this one replaced.</summary>
    public Guid? PreviousId { get; set; }

    /// <summary>When the clean-up last asked whether its owner is still there.</summary>
    public DateTimeOffset? CheckedAt { get; set; }
}

/// <summary>A resumable upload. How much of it is there is asked of the disk, never of this row.</summary>
internal sealed class UploadRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required long Length { get; init; }
    public required string Uploader { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>What the sender said of it, as he wrote it (tus: Upload-Metadata).</summary>
    public string? Metadata { get; init; }

    /// <summary>Digest that the sender computed; the file is refused when ours differs.</summary>
    public string? DeclaredSha256 { get; init; }

    /// <summary>Digest of the whole, once the last byte has arrived.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The file that it became: asking again gives the same file.</summary>
    public Guid? FileId { get; set; }
}

/// <summary>Who read a file, when and what for.</summary>
internal sealed class AccessRow
{
    public required Guid Id { get; init; }
    public required Guid FileId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ActorKind { get; init; }
    public Guid? PersonId { get; init; }
    public required string ActorCode { get; init; }
    public required string Purpose { get; init; }
}
