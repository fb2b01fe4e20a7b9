using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;

namespace Saola.Engines.Ledger.Sealing;

/// <summary>The hash of a batch, which chains it to the one before (docs/ledger.md).</summary>
internal static class BatchCanon
{
    /// <summary>The first value of the form.</summary>
    public const string Form = "saola-batch-1";

    /// <summary>What the first batch names as the hash before it.</summary>
    public static string Beginning { get; } = new('0', 64);

    public static string Hash(LedgerBatch batch) =>
        Hash(batch.PreviousHash, batch.Number, batch.FirstSequence, batch.LastSequence, batch.MerkleRoot, CanonicalForm.Microseconds(batch.SealedAt));

    public static string Hash(string previous, long number, long first, long last, string root, long sealedAtMicroseconds) => CanonicalForm.Hash(
    [
        Form, previous, CanonicalForm.Text(number), CanonicalForm.Text(first), CanonicalForm.Text(last), root, CanonicalForm.Text(sealedAtMicroseconds),
    ]);
}
