using System.Security.Cryptography;

namespace Saola.Engines.Ledger.Sealing;

/// <summary>
/// The tree of RFC 6962, section 2.1: a leaf is hashed behind the byte 0, an inner node behind the byte 1, and a list is split at the
/// largest power of two below its length. The prefixes keep a node from being passed off as a leaf.
/// </summary>
internal static class MerkleTree
{
    /// <summary>The root over the leaves, of which there is at least one.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return Leaf(leaves[0]);
        var split = Split(leaves.Length);
        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The hashes that lead from the leaf at <paramref name="index"/> to the root, the leaf's neighbour first.</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var path = new List<byte[]>();
        AddPath(leaves, index, path);
        return path;
    }

    /// <summary>
    /// The root to which a path leads from a leaf (RFC 9162, section 2.1.3.2); null when the path's length does not fit
    /// <paramref name="index"/> and <paramref name="size"/>.
    /// </summary>
    public static byte[]? RootFromPath(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= size) return null;
        var (node, last, hash) = (index, size - 1, Leaf(leaf));
        foreach (var neighbour in path)
        {
            if (last == 0) return null;
            if (node % 2 == 1 || node == last)
            {
                hash = Node(neighbour, hash);
                for (; node % 2 == 0 && node != 0; node /= 2) last /= 2;
            }
            else
            {
                hash = Node(hash, neighbour);
            }
            (node, last) = (node / 2, last / 2);
        }
        return last == 0 ? hash : null;
    }

    private static void AddPath(ReadOnlySpan<byte[]> leaves, int index, List<byte[]> path)
    {
        if (leaves.Length == 1) return;
        var split = Split(leaves.Length);
        AddPath(index < split ? leaves[..split] : leaves[split..], index < split ? index : index - split, path);
        path.Add(Root(index < split ? leaves[split..] : leaves[..split]));
    }

    private static int Split(int length) => 1 << (31 - int.LeadingZeroCount(length - 1));

    private static byte[] Leaf(byte[] value) => SHA256.HashData([0, .. value]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
