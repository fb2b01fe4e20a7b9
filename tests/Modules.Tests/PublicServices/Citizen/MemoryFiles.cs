using Saola.Engines.Files;
using Saola.Engines.Search;
using Saola.Events;
using Saola.Kernel;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>Files in memory, for as long as no engine keeps them; counts as the real one: sizes, kinds, hashes.</summary>
internal sealed class MemoryFiles : IFiles
{
    private readonly ConcurrentDictionary<Guid, (StoredFile File, byte[] Bytes)> _files = new();

    public async Task<Result<StoredFile>> StoreAsync(Stream content, string name, FileRules rules, Subject owner, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        if (memory.Length == 0) return new Fault("file.empty", $"Tệp {name} trống.");
        if (!rules.Types.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant())) return new Fault("file.type", $"{rules.Label}: chỉ nhận {string.Join(", ", rules.Types)}.");
        var bytes = memory.ToArray();
        var file = new StoredFile(Guid.NewGuid(), name, "application/octet-stream", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), DateTimeOffset.UnixEpoch, ScanState.NotScanned);
        _files[file.Id] = (file, bytes);
        return file;
    }

    public Task<Result<StoredFile>> CompleteUploadAsync(Guid uploadId, FileRules rules, Subject owner, CancellationToken cancellationToken) =>
        Task.FromResult<Result<StoredFile>>(new Fault("file.unknown", "Không có tệp này."));

    public Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(_files.TryGetValue(id, out var found) ? found.File : null);

    public Task<IReadOnlyDictionary<Guid, StoredFile>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StoredFile>>(ids.Where(_files.ContainsKey).ToDictionary(id => id, id => _files[id].File));

    public Task<Result> VerifyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Task.FromResult(ids.All(_files.ContainsKey) ? Result.Done : Result.Refused("file.not_whole", "Tệp chưa nguyên vẹn."));

    public Task<Stream> OpenAsync(Guid id, string purpose, CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream(_files[id].Bytes, writable: false));

    public Task ReassignAsync(IReadOnlyCollection<Guid> ids, Subject owner, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class NoSearchFeed : ISearchFeed
{
    public void Changed(string kind, string id)
    {
    }
}
