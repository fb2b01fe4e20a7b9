using System.Runtime.CompilerServices;

namespace Saola.Engines.Files.Store;

/// <summary>Contents on disk, at <c>ab/cd/&lt;sha256&gt;</c> below the folder. Written under another name, forced to the disk, then renamed.</summary>
internal sealed class DiskBlobStore(FilesSettings settings, TimeProvider clock) : IBlobStore
{
    public string Place => settings.Folder!;

    public async Task PutAsync(string sha256, string file, CancellationToken cancellationToken)
    {
        var target = PathOf(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Read)) written.Flush(flushToDisk: true);
        // Also when the content is there already: that heals a damaged one, and makes it young, so that the clean-up does not take it
        // between now and the commit of its new row.
        File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
        File.Move(file, target, overwrite: true);
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan) : null);
    }

    public Task DeleteAsync(string sha256, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(sha256));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Blob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var folder = new DirectoryInfo(Path.Combine(settings.Folder!, prefix));
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Blob(file.Name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
        }
    }

    private string PathOf(string sha256) => Path.Combine(settings.Folder!, sha256[..2], sha256[2..4], sha256);
}
