using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Saola.Engines.Files.Tus;

/// <summary>The checksum that a sender gives with a piece: <c>Upload-Checksum: sha256 &lt;base64&gt;</c>.</summary>
internal sealed class ChunkChecksum : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private ChunkChecksum(IncrementalHash hash, byte[] expected) => (_hash, _expected) = (hash, expected);

    /// <summary>Reads the header; false when its algorithm or form is not ours. No header gives null.</summary>
    public static bool TryRead(string? header, out ChunkChecksum? checksum)
    {
        checksum = null;
        if (string.IsNullOrEmpty(header)) return true;
        var parts = header.Split(' ');
        if (parts.Length != 2 || NameOf(parts[0]) is not { } name) return false;
        var expected = new byte[64];
        if (!Convert.TryFromBase64String(parts[1], expected, out var length)) return false;
        checksum = new ChunkChecksum(IncrementalHash.CreateHash(name), expected[..length]);
        return true;
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Agrees() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected);

    public void Dispose() => _hash.Dispose();

    [SuppressMessage("Security", "CA5350", Justification = "tus 1.0.0 asks every server for SHA-1; it finds a damaged piece here and proves nothing.")]
    private static HashAlgorithmName? NameOf(string name) => name.ToLowerInvariant() switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha1" => HashAlgorithmName.SHA1,
        _ => null,
    };
}
