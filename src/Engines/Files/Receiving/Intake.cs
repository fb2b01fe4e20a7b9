using System.Buffers;
using System.Security.Cryptography;
using Saola.Engines.Files.Scanning;
using Saola.Engines.Files.Sniffing;
using Saola.Engines.Files.Store;
using Saola.Kernel;

namespace Saola.Engines.Files.Receiving;

/// <summary>A content that was checked and lies in the store.</summary>
internal sealed record Received(string Name, FileKind Kind, long Size, string Sha256, ScanState Scan);

/// <summary>Size and digest of a file on our disk.</summary>
internal sealed record Measured(long Size, string Sha256);

/// <summary>The way of every content into the store: measured, sniffed, scanned, put under its digest. Memory is bounded whatever its size.</summary>
internal sealed class Intake(IBlobStore store, WorkFolder folder, IVirusScanner scanner, FileFaults faults)
{
    private const int BufferBytes = 81920;

    /// <summary>Takes a stream; stops reading as soon as it is too large.</summary>
    public async Task<Result<Received>> TakeAsync(Stream content, string name, FileRules rules, CancellationToken cancellationToken)
    {
        var path = folder.NewTemporary();
        try
        {
            return await CopyAsync(content, path, rules.MaxBytes, cancellationToken) is { } measured
                ? await TakeAsync(path, measured, name, rules, cancellationToken) : faults.TooLarge(name, rules.MaxBytes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Takes a file of our disk. Once it is accepted it may be gone: it has become the content.</summary>
    public async Task<Result<Received>> TakeAsync(string path, Measured measured, string name, FileRules rules, CancellationToken cancellationToken)
    {
        if (measured.Size == 0) return faults.Empty(name);
        if (measured.Size > rules.MaxBytes) return faults.TooLarge(name, rules.MaxBytes);
        var checkedContent = await CheckAsync(path, measured, name, rules, cancellationToken);
        if (checkedContent.IsDone) await store.PutAsync(measured.Sha256, path, cancellationToken);
        return checkedContent;
    }

    /// <summary>Reads a file and measures it.</summary>
    public static async Task<Measured> MeasureAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = await PumpAsync(content, long.MaxValue, (piece, _) => { hash.AppendData(piece.Span); return ValueTask.CompletedTask; }, cancellationToken);
        return new Measured(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<Result<Received>> CheckAsync(string path, Measured measured, string name, FileRules rules, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.Asynchronous);
        var sniffed = await FileSniffer.SniffAsync(content, name, cancellationToken);
        if (sniffed.Kind is not { } kind) return faults.Type(name, sniffed.Refusal!, rules, "");
        if (!rules.Types.Contains(kind.Type, StringComparer.OrdinalIgnoreCase)) return faults.Type(name, "not_accepted", rules, kind.Type);
        var extension = SafeName.ExtensionOf(name);
        if (extension.Length > 0 && extension != kind.Type) return faults.Type(name, "mismatch", rules, kind.Type);
        var scan = await scanner.ScanAsync(content, cancellationToken);
        if (scan.State == ScanState.Infected) return faults.Infected(name, scan.Virus ?? "?");
        return new Received(extension.Length > 0 ? name : $"{name}.{kind.Type}", kind, measured.Size, measured.Sha256, scan.State);
    }

    private static async Task<Measured?> CopyAsync(Stream content, string path, long mostBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        var size = await PumpAsync(content, mostBytes, (piece, token) =>
        {
            hash.AppendData(piece.Span);
            return file.WriteAsync(piece, token);
        }, cancellationToken);
        return size > mostBytes ? null : new Measured(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<long> PumpAsync(
        Stream content, long mostBytes, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long size = 0;
            int read;
            while (size <= mostBytes && (read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                await take(buffer.AsMemory(0, read), cancellationToken);
            }
            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
