using Saola.Engines.Calendar;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A row of a list of cases.</summary>
public sealed record CaseRow(
    Guid Id, string Number, string TypeCode, string TypeName, string FieldCode, string ApplicantName, CaseState State, PaymentState Payment, CaseChannel Channel,
    string UnitCode, string? StepId, string? StepUnit, string? StepRole, Guid? AssigneeId, DateTimeOffset FiledAt, DateTimeOffset? AcceptedAt,
    DateTimeOffset? DueAt, DateTimeOffset? StepDueAt, DateTimeOffset ReceptionDueAt, DateTimeOffset? PausedAt, DateTimeOffset? EndedAt, DateTimeOffset? ReturnedAt,
    CaseOutcome Outcome, DeliveryMode DeliveryMode, int RowVersion, DateTimeOffset? StepStartedAt, DateTimeOffset? PromisedAt, int SupplementRounds, long? AgencyMinutes, long? CitizenMinutes);

/// <summary>Everything of a case that a page of an officer or of its applicant shows.</summary>
public sealed record CaseDetails
{
    /// <summary>The row.</summary>
    public required CaseRow Row { get; init; }

    /// <summary>The definition under which it runs.</summary>
    public required CaseTypeDefinition Type { get; init; }

    /// <summary>Code of the tracking page.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>Applicant's number, not masked: pages mask it.</summary>
    public required string? ApplicantNumber { get; init; }

    /// <summary>Person whose case it is.</summary>
    public required Guid? ApplicantPersonId { get; init; }

    /// <summary>Person who filed.</summary>
    public required Guid? FilerPersonId { get; init; }

    /// <summary>Organisation whose case it is, or null.</summary>
    public required Guid? OrganisationId { get; init; }

    /// <summary>Contact data.</summary>
    public required ContactView Contact { get; init; }

    /// <summary>The present declaration.</summary>
    public string DataJson { get; init; } = "{}";

    /// <summary>Its version; more than one after supplements.</summary>
    public required int DataVersion { get; init; }

    /// <summary>How the clock stands; null when it does not count.</summary>
    public required ClockReading? Clock { get; init; }

    /// <summary>How the due date was counted.</summary>
    public required DueExplanation? Counting { get; init; }

    /// <summary>The working time by side since the acceptance; null before it.</summary>
    public CaseTime? Time { get; init; }

    /// <summary>Times in which the clock stood, with their grounds.</summary>
    public required IReadOnlyList<CaseStop> Stops { get; init; }

    /// <summary>Apologies with new dates, oldest first; for the applicant the signed ones.</summary>
    public IReadOnlyList<ApologyView> Apologies { get; init; } = [];

    /// <summary>Share of the steps done, 0 to 1.</summary>
    public required double WorkDone { get; init; }

    /// <summary>How many files came with the filing.</summary>
    public int FilesFiled { get; init; }

    /// <summary>Files of papers, present and replaced; the tracking page reads none.</summary>
    public IReadOnlyList<PaperView> Papers { get; init; } = [];

    /// <summary>Stays at steps, oldest first.</summary>
    public IReadOnlyList<StepRunView> Runs { get; init; } = [];

    /// <summary>Times in which the clock stood.</summary>
    public required IReadOnlyList<Pause> Pauses { get; init; }

    /// <summary>Requests to mend items.</summary>
    public IReadOnlyList<SupplementView> Supplements { get; init; } = [];

    /// <summary>Opinions of other units.</summary>
    public IReadOnlyList<OpinionView> Opinions { get; init; } = [];

    /// <summary>Comments of officers, oldest first; empty for the applicant.</summary>
    public IReadOnlyList<CommentView> Comments { get; init; } = [];

    /// <summary>How the result reaches the applicant.</summary>
    public required DeliveryView Delivery { get; init; }

    /// <summary>Fees.</summary>
    public IReadOnlyList<FeeView> Fees { get; init; } = [];

    /// <summary>The result, drafted or issued; for the applicant only once issued.</summary>
    public ResultView? Result { get; init; }

    /// <summary>Issued results that the present one replaced, newest first.</summary>
    public IReadOnlyList<ResultView> FormerResults { get; init; } = [];

    /// <summary>The issued editions of the result, newest first.</summary>
    public IEnumerable<ResultView> IssuedResults => (Result is null ? FormerResults : FormerResults.Prepend(Result)).Where(r => r.IssuedAt is not null);

    /// <summary>Slips and results as files; the applicant sees theirs.</summary>
    public IReadOnlyList<DocumentView> Documents { get; init; } = [];

    /// <summary>Whether the signed-in person may decide the present step.</summary>
    public bool MayDecide { get; init; }

    /// <summary>Whether it is the signed-in person's own case.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Their rating, or null.</summary>
    public required string? Satisfaction { get; init; }

    /// <summary>Why it was stopped, or null.</summary>
    public required StopView? Stop { get; init; }

    /// <summary>What the officer proposed.</summary>
    public required CaseOutcome Proposal { get; init; }
}

/// <summary>A time in which the clock stood.</summary>
/// <param name="Ground"><c>supplement</c>: the applicant was awaited; <c>opinion</c>: another body, where the law stops the clock.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it stands.</param>
public sealed record CaseStop(string Ground, DateTimeOffset From, DateTimeOffset? To);

/// <summary>The working time of a case by side.</summary>
/// <param name="Agency">The authority's.</param>
/// <param name="Citizen">In which the applicant was awaited.</param>
/// <param name="Others">In which another body's opinion stopped the clock.</param>
public sealed record CaseTime(WorkingSpan Agency, WorkingSpan Citizen, WorkingSpan Others)
{
    /// <summary>Nothing yet.</summary>
    public static CaseTime None { get; } = new(WorkingSpan.Zero, WorkingSpan.Zero, WorkingSpan.Zero);
}

/// <summary>An apology with a new date (slip 04).</summary>
public sealed record ApologyView(
    Guid Id, int Round, ApologyState State, bool Foreseen, DateTimeOffset MissedDueAt, DateTimeOffset NewDueAt, string? Reason, string StepId, string StepUnit, string SignerRole, string SignerUnit,
    DateTimeOffset DraftedAt, DateTimeOffset? ProposedAt, Guid? ProposedBy, string? ReturnReason, DateTimeOffset? SignedAt, Guid? SignedBy, Guid? SignedOnBehalfOf, int RowVersion)
{
    /// <summary>Whether it still waits for somebody.</summary>
    public bool IsOpen => State != ApologyState.Signed;
}

/// <summary>Where notices go.</summary>
public sealed record ContactView(string? Email, string? Phone, string? Address);

/// <summary>A file of a paper.</summary>
public sealed record PaperView(string PaperId, string Name, Guid FileId, string FileName, long Size, string Sha256, int SinceVersion, int? UntilVersion);

/// <summary>A version of the declaration.</summary>
public sealed record DataVersionView(int Version, DateTimeOffset At);

/// <summary>A stay at a step.</summary>
public sealed record StepRunView(
    string StepId, string StepName, string UnitCode, string Role, Guid? AssigneeId, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt,
    string? Decision, string? Reason, Guid? FinishedBy);

/// <summary>A request to mend items.</summary>
public sealed record SupplementView(int Round, IReadOnlyList<SupplementItem> Items, DateTimeOffset AskedAt, Guid? AskedBy, DateOnly DueBy, DateTimeOffset? AnsweredAt,
    DateTimeOffset? ExpiredAt = null, bool StopProposed = false);

/// <summary>An opinion.</summary>
public sealed record OpinionView(
    Guid Id, string UnitCode, string Question, DateTimeOffset AskedAt, DateTimeOffset DueAt, bool SilenceIsConsent, DateTimeOffset? AnsweredAt, Guid? AnsweredBy, string? Verdict, string? Answer,
    bool PausesClock, Guid? FileId, string? FileName, Guid? AskedBy);

/// <summary>A comment.</summary>
public sealed record CommentView(Guid? AuthorId, string Text, DateTimeOffset At);

/// <summary>A fee.</summary>
public sealed record FeeView(Guid Id, string FeeId, string Name, Money Amount, string Collected, Money? Received, DateTimeOffset? ReceivedAt, string? ReceiptNumber);

/// <summary>The result.</summary>
public sealed record ResultView(
    Guid Id, int Edition, string ResultId, string Title, string Body, string? Number, Guid? SignedBy, Guid? SignedOnBehalfOf, DateTimeOffset? SignedAt, DateTimeOffset? IssuedAt, string VerificationCode)
{
    /// <summary>When it got its number: the date that is printed on it.</summary>
    public DateTimeOffset? NumberedAt { get; init; }

    /// <summary>How far its digital signature is.</summary>
    public SigningState Signing { get; init; }

    /// <summary>Why the last signing failed.</summary>
    public string? SigningFault { get; init; }

    /// <summary>A DOCX that the officer wrote in the place of the composed text.</summary>
    public Guid? DraftFileId { get; init; }

    /// <summary>What it is worth today, once it is issued.</summary>
    public ResultStanding Standing { get; init; }

    /// <summary>When it was replaced or revoked.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why.</summary>
    public string? EndReason { get; init; }

    /// <summary>On which legal basis.</summary>
    public string? EndBasis { get; init; }

    /// <summary>Round of its document among the documents of the case.</summary>
    public int DocumentRound => Edition - 1;
}

/// <summary>How the result reaches the applicant: state, chosen hour, and what left the department, newest first.</summary>
public sealed record DeliveryView(DeliveryState State, DateTimeOffset? PickUpAt, IReadOnlyList<HandOverView> HandOvers);

/// <summary>A result on paper that left the department.</summary>
public sealed record HandOverView(DeliveryMode Mode, DateTimeOffset At, string? Receiver, string? Proof, string? Carrier, string? TrackingCode, DateTimeOffset? ReturnedAt, string? ReturnReason);

/// <summary>A slip or result as files.</summary>
public sealed record DocumentView(string Kind, string Title, int Round, Guid PdfFileId, Guid DocxFileId, bool ForApplicant, DateTimeOffset At);

/// <summary>Why a case was stopped.</summary>
public sealed record StopView(StopGround Ground, string? Reason);
