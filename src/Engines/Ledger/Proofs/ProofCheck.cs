using Saola.Engines.Ledger.Recording;
using Saola.Engines.Ledger.Sealing;

namespace Saola.Engines.Ledger.Proofs;

/// <summary>Checks a proof from its own content: values to digest, digest to root, root to batch, batch to head.</summary>
internal static class ProofCheck
{
    private const int HashLength = 64;

    /// <summary>What is wrong, as a stable code (text <c>Proof.…</c>), or null when the proof holds.</summary>
    public static string? Fault(EventProof proof)
    {
        if (proof.Format != EventProof.Format1) return "format";
        if (!Hashes(proof).All(IsHash)) return "form";
        if (!proof.Record.Select(f => f.Name).SequenceEqual(EventCanon.Names) || proof.Record[0].Value != EventCanon.Form) return "fields";
        if (CanonicalForm.Hash(proof.Record.Select(f => f.Value)) != proof.Digest) return "digest";
        var batch = proof.Batch;
        if (proof.Sequence < batch.First || proof.Sequence > batch.Last) return "sequence";
        var root = MerkleTree.RootFromPath(
            Convert.FromHexString(proof.Digest), proof.Sequence - batch.First, batch.Last - batch.First + 1, [.. proof.Path.Select(Convert.FromHexString)]);
        if (root is null || Convert.ToHexStringLower(root) != batch.Root) return "path";
        if (HashOf(batch) != batch.Hash) return "batch";
        return ChainHolds(proof) ? null : "chain";
    }

    private static bool ChainHolds(EventProof proof)
    {
        var last = proof.Batch;
        foreach (var next in proof.Chain)
        {
            if (next.Number != last.Number + 1 || next.Previous != last.Hash || next.First != last.Last + 1 || HashOf(next) != next.Hash) return false;
            last = next;
        }
        return last.Hash == proof.Head;
    }

    private static IEnumerable<string> Hashes(EventProof proof) =>
        [proof.Digest, proof.Head, .. proof.Path, .. proof.Chain.Append(proof.Batch).SelectMany(b => new[] { b.Hash, b.Root, b.Previous })];

    private static bool IsHash(string text) => text.Length == HashLength && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static string HashOf(ProofBatch batch) => BatchCanon.Hash(batch.Previous, batch.Number, batch.First, batch.Last, batch.Root, batch.SealedAt);
}
