using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A case with its past, brought in whole: from an older system, or for the demonstration. Acts keep their own instants and actors.</summary>
public sealed record CaseHistory
{
    /// <summary>The dossier as it was filed. <see cref="CaseSubmission.Attachments"/> are not taken: see <see cref="Papers"/>.</summary>
    public required CaseSubmission Filed { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Who filed it.</summary>
    public required Actor FiledBy { get; init; }

    /// <summary>What followed, oldest first.</summary>
    public required IReadOnlyList<HistoryAct> Acts { get; init; }

    /// <summary>The files that were filed with it; their contents were taken with <see cref="Files.IFileImport"/>.</summary>
    public IReadOnlyList<HistoryPaper> Papers { get; init; } = [];

    /// <summary>The result, should it be granted; null: the first one of the type, without a text.</summary>
    public HistoryResult? Granted { get; init; }

    /// <summary>The written refusal, should it come to one; null: as <see cref="Granted"/>.</summary>
    public HistoryResult? Refused { get; init; }
}

/// <summary>A result of the past.</summary>
/// <param name="ResultId">Result of the type.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">The module's JSON of its text.</param>
public sealed record HistoryResult(string ResultId, string Title, string Body)
{
    /// <summary>A result whose text is not known.</summary>
    internal static HistoryResult Of(CaseTypeDefinition type) => type.Results.Count > 0
        ? new(type.Results[0].Id, type.Results[0].Name, Nothing) : new("result", type.Name, Nothing);

    private const string Nothing = """{"parts":[],"draft":{},"refusal":null}""";
}

/// <summary>A file of the past.</summary>
/// <param name="PaperId">Paper of the type, or the path of a file field of the form.</param>
/// <param name="Name">Name of the paper in words.</param>
/// <param name="FileId">Id of the file; in a form field the declaration names it.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Content">Its content.</param>
public sealed record HistoryPaper(string PaperId, string Name, Guid FileId, string FileName, Files.FileContent Content);

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
