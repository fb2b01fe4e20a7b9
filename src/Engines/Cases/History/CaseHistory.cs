using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A case with its past, brought in whole: from an older system, or for the demonstration. Acts keep their own instants and actors.</summary>
public sealed record CaseHistory
{
    /// <summary>The dossier as it was filed. <see cref="CaseSubmission.Attachments"/> are not taken: files come with their own import.</summary>
    public required CaseSubmission Filed { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Who filed it.</summary>
    public required Actor FiledBy { get; init; }

    /// <summary>What followed, oldest first.</summary>
    public required IReadOnlyList<HistoryAct> Acts { get; init; }
}

/// <summary>One act of the past.</summary>
public sealed record HistoryAct
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A code of <see cref="Decisions"/>, or <c>answer</c>, <c>fee</c>, <c>deliver</c>, <c>withdraw</c>, <c>rate</c>.</summary>
    public required string What { get; init; }

    /// <summary>Who.</summary>
    public required Actor By { get; init; }

    /// <summary>Person who gets the next step.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>Reason, receipt number or level of satisfaction.</summary>
    public string? Words { get; init; }

    /// <summary>For supplements.</summary>
    public IReadOnlyList<SupplementItem> Items { get; init; } = [];
}
