namespace Saola.Events.Files;

/// <summary>A file was stored whole: its size and digest were computed on the server. Its name is not told here: it may name people.</summary>
/// <param name="Sha256">Digest, lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Sniffed from the content.</param>
/// <param name="OwnerKind">Kind of the record that it belongs to.</param>
/// <param name="OwnerId">Its id.</param>
[EventKind("files.stored", 1)]
public sealed record FileStored(string Sha256, long Size, string MediaType, string OwnerKind, Guid OwnerId) : IEvent;

/// <summary>A file of a draft that is gone was removed.</summary>
/// <param name="Sha256">Digest, lower-case hex.</param>
[EventKind("files.removed", 1)]
public sealed record FileRemoved(string Sha256) : IEvent;
