namespace Saola.Engines.Files.Store;

/// <summary>A content of the store.</summary>
internal sealed record Blob(string Sha256, DateTimeOffset ChangedAt);

/// <summary>Contents under their digest. Each is written once and never changed; a half-written one is never seen.</summary>
internal interface IBlobStore
{
    /// <summary>Where it keeps them, for the administrator.</summary>
    string Place { get; }

    /// <summary>Takes a finished file of the same machine into the store; the file may be gone afterwards.</summary>
    Task PutAsync(string sha256, string file, CancellationToken cancellationToken);

    /// <summary>Opens a content, or null when there is none.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    Task DeleteAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The contents whose digest begins with two hex digits.</summary>
    IAsyncEnumerable<Blob> ListAsync(string prefix, CancellationToken cancellationToken);
}
