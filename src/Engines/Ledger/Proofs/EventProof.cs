using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Saola.Engines.Ledger.Proofs;

/// <summary>
/// A proof that an event stands in the chain, to be checked without the database (docs/ledger.md describes every step).
/// </summary>
internal sealed record EventProof
{
    public const string Format1 = "saola-proof-1";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), RespectNullableAnnotations = true,
    };

    public required string Format { get; init; }

    /// <summary>The canonical values of event and act, in the order in which they are hashed.</summary>
    public required IReadOnlyList<ProofField> Record { get; init; }

    /// <summary>Digest over the values.</summary>
    public required string Digest { get; init; }

    /// <summary>Number of the event in the chain.</summary>
    public required long Sequence { get; init; }

    /// <summary>The way from the digest to the batch's root, the leaf's neighbour first.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The event's batch.</summary>
    public required ProofBatch Batch { get; init; }

    /// <summary>The batches after it, up to the head.</summary>
    public required IReadOnlyList<ProofBatch> Chain { get; init; }

    /// <summary>Hash of the last batch of <see cref="Chain"/> (of <see cref="Batch"/> when that is empty): compare it with one that was noted.</summary>
    public required string Head { get; init; }
}

/// <summary>One canonical value with its name.</summary>
internal sealed record ProofField(string Name, string Value);

/// <summary>A batch as it is hashed; the instant in microseconds since 1970.</summary>
internal sealed record ProofBatch(string Previous, long Number, long First, long Last, string Root, long SealedAt, string Hash);
