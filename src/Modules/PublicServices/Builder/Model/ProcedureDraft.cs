using Saola.Data;
using Saola.Events;

namespace Saola.Modules.PublicServices.Builder.Model;

/// <summary>Where the review of a draft stands.</summary>
internal enum DraftState
{
    /// <summary>It is being written, for the first time or again after a return.</summary>
    Drafting,

    /// <summary>It waits for the second person.</summary>
    Submitted,

    /// <summary>It became a version.</summary>
    Published,

    /// <summary>It was given up.</summary>
    Dropped,
}

/// <summary>
/// The file of a review (rà soát, chuẩn hoá thủ tục): a version of a procedure that is being written, from its first word to the decision of the second
/// person. Its text is that of a procedure file; there is no other model of a procedure.
/// </summary>
internal sealed class ProcedureDraft : IVersioned
{
    public const string Kind = "procedure_draft";

    public required Guid Id { get; init; }

    /// <summary>Number of the review: <c>RS-2026-0001</c>.</summary>
    public required string Number { get; init; }

    public required string Text { get; set; }

    /// <summary>Code and name as the text says them, for lists.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Version from which it was copied.</summary>
    public int? FromVersion { get; init; }

    public DraftState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required Guid ChangedBy { get; set; }

    /// <summary>Everybody who wrote in it, ids with a space between: none of them may approve it.</summary>
    public required string Writers { get; set; }

    public DateOnly? ValidFrom { get; set; }
    public string? DecisionNumber { get; set; }
    public DateOnly? DecisionDate { get; set; }
    public string? DecisionKind { get; set; }
    public Guid? DecisionFileId { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public Guid? SubmittedBy { get; set; }
    public string? ReturnReason { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public int? PublishedVersion { get; set; }
    public int RowVersion { get; set; }

    public Subject Subject => new(Kind, Id);

    public bool IsWrittenBy(Guid person) => Writers.Contains(person.ToString("N"), StringComparison.Ordinal);

    public void WrittenBy(Guid person, DateTimeOffset at)
    {
        (ChangedBy, ChangedAt) = (person, at);
        if (!IsWrittenBy(person)) Writers = $"{Writers} {person:N}".Trim();
    }
}

/// <summary>A version that was published here. Never changed: a change of law is a new version.</summary>
internal sealed class PublishedVersion
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The canonical text, as it is exported.</summary>
    public required string Text { get; init; }

    public required Guid DraftId { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}
