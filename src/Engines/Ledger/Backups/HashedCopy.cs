using System.Buffers;
using System.Security.Cryptography;

namespace Saola.Engines.Ledger.Backups;

/// <summary>Copies a stream and hashes what goes by.</summary>
internal static class HashedCopy
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Bytes copied and their SHA-256 in lower-case hex.</summary>
    public static async Task<(long Size, string Sha256)> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long size = 0;
            while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                size += read;
            }
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
