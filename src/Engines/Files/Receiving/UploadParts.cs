using Saola.Engines.Files.Model;
using Saola.Engines.Files.Store;

namespace Saola.Engines.Files.Receiving;

/// <summary>The bytes of resumable uploads on our disk.</summary>
internal sealed class UploadParts(WorkFolder folder, IBlobStore store)
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits until nobody else of this process finishes the upload; dispose to leave.</summary>
    public async Task<IDisposable> EnterAsync(Guid upload, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)upload.GetHashCode() % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Leave(gate);
    }

    /// <summary>How many bytes are there: what the disk says, after a killed process too.</summary>
    public long OffsetOf(UploadRow upload)
    {
        var part = new FileInfo(folder.PartOf(upload.Id));
        if (part.Exists) return part.Length;
        return upload.Sha256 is null ? 0 : upload.Length;
    }

    /// <summary>Opens the bytes for this request alone; null while another request writes them. The system lets go of the lock when a process dies.</summary>
    public FileStream? OpenAlone(UploadRow upload)
    {
        try
        {
            return new FileStream(folder.PartOf(upload.Id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Path of the whole upload; null while bytes are missing. When a form was refused after its upload had become a content,
    /// the bytes are fetched back from the store.
    /// </summary>
    public async Task<string?> WholeAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        var path = folder.PartOf(upload.Id);
        if (File.Exists(path)) return new FileInfo(path).Length == upload.Length ? path : null;
        if (upload.Sha256 is not { } sha256) return upload.Length == 0 ? MakeEmpty(path) : null;
        await using var content = await store.OpenAsync(sha256, cancellationToken);
        if (content is null) return null;
        await using var part = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(part, cancellationToken);
        return path;
    }

    public async Task<string> DigestAsync(UploadRow upload, string path, CancellationToken cancellationToken)
    {
        if (upload.Sha256 is { } known) return known;
        await using var part = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous);
        return (await Intake.MeasureAsync(part, cancellationToken)).Sha256;
    }

    /// <summary>A temporary copy; what is left of it the clean-up takes.</summary>
    public string CopyOf(string path)
    {
        var copy = folder.NewTemporary();
        File.Copy(path, copy);
        return copy;
    }

    public void Remove(Guid upload) => File.Delete(folder.PartOf(upload));

    private static string MakeEmpty(string path)
    {
        File.WriteAllBytes(path, []);
        return path;
    }

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
