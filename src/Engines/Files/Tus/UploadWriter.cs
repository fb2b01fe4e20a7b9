using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;

namespace Saola.Engines.Files.Tus;

/// <summary>How a piece ended: a status of the protocol when it was refused, else where the upload stands, and its digest once it is whole.</summary>
internal sealed record Written(int Status, long Offset = 0, string? Sha256 = null);

/// <summary>
/// Appends a piece to the bytes on the disk. What has arrived stays when the connection or the process dies;
/// a piece with a checksum that does not agree, or that did not arrive whole, is taken back.
/// </summary>
internal sealed class UploadWriter(AppDbContext db, UnitOfWork unit, UploadParts parts)
{
    private const int BufferBytes = 81920;

    public async Task<Written> AppendAsync(UploadRow upload, long offset, Stream body, ChunkChecksum? checksum, CancellationToken cancellationToken)
    {
        // Finished before, and its bytes have moved into the store: there is nothing to append.
        if (upload.Sha256 is { } known) return offset == upload.Length ? new Written(0, offset, known) : new Written(StatusCodes.Status409Conflict);
        await using (var part = parts.OpenAlone(upload))
        {
            if (part is null) return new Written(StatusCodes.Status423Locked);
            if (part.Length != offset) return new Written(StatusCodes.Status409Conflict);
            var status = await CopyAsync(body, part, upload.Length, checksum, cancellationToken);
            if (status != 0)
            {
                part.SetLength(offset);
                return new Written(status);
            }
            part.Flush(flushToDisk: true);
            if (part.Length < upload.Length) return new Written(0, part.Length);
        }
        return new Written(0, upload.Length, await FinishAsync(upload, cancellationToken));
    }

    private static async Task<int> CopyAsync(Stream body, FileStream part, long length, ChunkChecksum? checksum, CancellationToken cancellationToken)
    {
        part.Seek(0, SeekOrigin.End);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (part.Position + read > length) return StatusCodes.Status413PayloadTooLarge;
                checksum?.Add(buffer.AsSpan(0, read));
                await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
            return checksum?.Agrees() == false ? TusHeaders.ChecksumMismatch : 0;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // Cut off: the sender asks where to go on. Without a checksum every byte that arrived is good.
            return checksum is null ? 0 : StatusCodes.Status400BadRequest;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<string> FinishAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        var path = await parts.WholeAsync(upload, cancellationToken) ?? throw new InvalidOperationException("The upload is not whole.");
        var digest = await parts.DigestAsync(upload, path, cancellationToken);
        await unit.RunAsync(token => db.Set<UploadRow>().Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Sha256, digest), token), cancellationToken);
        return digest;
    }
}
