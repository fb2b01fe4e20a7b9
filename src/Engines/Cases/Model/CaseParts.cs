using Saola.Kernel;

namespace Saola.Engines.Cases.Model;

/// <summary>A definition as cases keep it.</summary>
internal sealed class CaseTypeVersion
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Definition { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}

/// <summary>One version of what the applicant declared.</summary>
internal sealed class CaseData
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required int Version { get; init; }
    public required string Json { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Digest { get; init; }
}

/// <summary>A file of a paper or of a file field, in one version of the declaration; replaced ones stay.</summary>
internal sealed class CasePaper
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string PaperId { get; init; }
    public required string Name { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required int SinceVersion { get; init; }
    public int? UntilVersion { get; set; }
}

/// <summary>One stay at a step: a row of the control slip (06). Append-only but for its end.</summary>
internal sealed class CaseStepRun
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required int Position { get; init; }
    public required string StepId { get; init; }
    public required string StepName { get; init; }
    public required string UnitCode { get; init; }
    public required string Role { get; init; }
    public Guid? AssigneeId { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Decision { get; set; }
    public string? Reason { get; set; }
    public Guid? FinishedBy { get; set; }
}

/// <summary>A time in which the clock stands; open while <see cref="To"/> is null.</summary>
internal sealed class CasePause
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? To { get; set; }
    public required string Ground { get; init; }
}

/// <summary>A request to mend named items (slip 02).</summary>
internal sealed class CaseSupplement
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required int Round { get; init; }
    public required string StepId { get; init; }
    public required string Items { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public Guid? AskedBy { get; init; }
    public required DateOnly DueBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When it was noticed that the applicant's last day had passed without an answer; null again after an extension.</summary>
    public DateTimeOffset? ExpiredAt { get; set; }

    /// <summary>Whether the procedure then proposes to end the case; a person decides.</summary>
    public bool StopProposed { get; set; }
}

/// <summary>Another unit's opinion.</summary>
internal sealed class CaseOpinion
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string UnitCode { get; init; }
    public required string Question { get; init; }
    public required Guid? AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required bool SilenceIsConsent { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public Guid? AnsweredBy { get; set; }
    public string? Verdict { get; set; }
    public string? Answer { get; set; }

    /// <summary>Whether the law stops the case's clock meanwhile, at the longest until <see cref="DueAt"/>.</summary>
    public bool PausesClock { get; init; }

    /// <summary>A file that came with the answer.</summary>
    public Guid? FileId { get; set; }
    public string? FileName { get; set; }
}

/// <summary>
/// An apology with a new date (slip 04), from its draft to the signature. Rows are never removed: a returned one is mended, a signed one stays.
/// </summary>
internal sealed class CaseApology : Data.IVersioned
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>1 for the first; one more for each further lateness.</summary>
    public required int Round { get; init; }
    public required ApologyState State { get; set; }

    /// <summary>Drafted by the program when the date passed, or by an officer who foresees it.</summary>
    public required bool Foreseen { get; init; }

    /// <summary>The date that is missed: that of the case, or the one promised by the apology before.</summary>
    public required DateTimeOffset MissedDueAt { get; init; }
    public required DateTimeOffset NewDueAt { get; set; }
    public string? Reason { get; set; }
    public required string StepId { get; init; }
    public required string StepUnit { get; init; }
    public required string SignerRole { get; init; }
    public required string SignerUnit { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public Guid? DraftedBy { get; init; }
    public DateTimeOffset? ProposedAt { get; set; }
    public Guid? ProposedBy { get; set; }

    /// <summary>Why the signer sent it back.</summary>
    public string? ReturnReason { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public Guid? SignedBy { get; set; }
    public Guid? SignedOnBehalfOf { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>A warning that was given about a due instant. One of each kind for each record and instant: never twice, and anew when the instant moves.</summary>
internal sealed class CaseWarning
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The case, or the supplement request or opinion of it.</summary>
    public required Guid SubjectId { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A comment between officers.</summary>
internal sealed class CaseComment
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid? AuthorId { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A fee of the case.</summary>
internal sealed class CaseFee
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string FeeId { get; init; }
    public required string Name { get; init; }
    public required Money Amount { get; set; }
    public required string Collected { get; init; }
    public Money? Received { get; set; }
    public DateTimeOffset? ReceivedAt { get; set; }
    public Guid? ReceivedBy { get; set; }
    public string? ReceiptNumber { get; set; }
}

/// <summary>The result: drafted, then numbered, signed and issued. A result that takes the place of another is its next edition.</summary>
internal sealed class CaseResult
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>1 for the first result of the case, 2 for the one that replaced it, and so on.</summary>
    public int Edition { get; init; } = 1;
    public required string ResultId { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public string? Number { get; set; }
    public Guid? SignedBy { get; set; }
    public Guid? SignedOnBehalfOf { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>When it got its number: the date that is printed on it. Issued only once it is signed, where it has to be.</summary>
    public DateTimeOffset? NumberedAt { get; set; }
    public Guid? NumberedBy { get; set; }
    public SigningState Signing { get; set; }

    /// <summary>Why the last signing failed, in words.</summary>
    public string? SigningFault { get; set; }
    public int SigningTries { get; set; }

    /// <summary>A DOCX that the officer wrote in the place of the composed text.</summary>
    public Guid? DraftFileId { get; set; }

    public ResultStanding Standing { get; set; }

    /// <summary>Round of its document among the documents of the case.</summary>
    public int DocumentRound => Edition - 1;

    /// <summary>For a replacement that is decided and not issued yet: why the one before it ends.</summary>
    public string? EndReason { get; set; }
    public string? EndBasis { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public Guid? EndedBy { get; set; }

    /// <summary>Opens the public page of the result; 26 letters and digits.</summary>
    public required string VerificationCode { get; init; }
}

/// <summary>A result on paper that left the department; returned mail is written on its row.</summary>
internal sealed class CaseHandOver
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DeliveryMode Mode { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? By { get; init; }
    public string? Receiver { get; init; }
    public string? Proof { get; init; }
    public string? Carrier { get; init; }
    public string? TrackingCode { get; init; }
    public DateTimeOffset? ReturnedAt { get; set; }
    public string? ReturnReason { get; set; }
}

/// <summary>A slip or result as a file.</summary>
internal sealed class CaseDocument
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required int Round { get; init; }
    public required Guid PdfFileId { get; init; }
    public required Guid DocxFileId { get; init; }
    public required bool ForApplicant { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A form that is not filed yet. Drafts are not acts.</summary>
internal sealed class CaseDraft : Data.IVersioned
{
    public required Guid Id { get; init; }
    public required string TypeCode { get; init; }
    public required int TypeVersion { get; init; }
    public required Guid OwnerId { get; init; }
    public Guid? OrganisationId { get; init; }

    /// <summary>At the counter: the visitor for whom the clerk, who owns the draft, fills it.</summary>
    public Guid? ApplicantId { get; init; }
    public CaseChannel Channel { get; init; }
    public required string Data { get; set; }

    /// <summary>Papers as JSON: paper id → files.</summary>
    public required string Papers { get; set; }

    /// <summary>For an answer to a supplement request: the case.</summary>
    public Guid? CaseId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public int RowVersion { get; set; }
}
