namespace Saola.Engines.Cases;

/// <summary>
/// One version of a case type, as its cases keep it. Made by a module (a procedure of PublicServices), stored as JSON with the first case that uses it.
/// </summary>
public sealed record CaseTypeDefinition
{
    /// <summary>Code, such as <c>1.001786</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Module that owns it, such as <c>PublicServices</c>.</summary>
    public required string Module { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Field code.</summary>
    public required string FieldCode { get; init; }

    /// <summary>Unit responsible for the whole case.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Term of the whole case: phases such as <c>5wd</c>, <c>15d</c>; empty when none is set.</summary>
    public required IReadOnlyList<string> Term { get; init; }

    /// <summary>Term in words.</summary>
    public required string TermText { get; init; }

    /// <summary>Term of the reception check, such as <c>8h</c>.</summary>
    public string ReceptionTerm { get; init; } = "8h";

    /// <summary>Time of day after which a same-day procedure counts from the next working day, or null.</summary>
    public TimeOnly? CutOff { get; init; }

    /// <summary>Steps in order.</summary>
    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    /// <summary>Papers.</summary>
    public required IReadOnlyList<PaperDefinition> Papers { get; init; }

    /// <summary>JSON Schema of the form.</summary>
    public required string FormSchema { get; init; }

    /// <summary>Results.</summary>
    public required IReadOnlyList<ResultDefinition> Results { get; init; }

    /// <summary>A step, or null.</summary>
    public StepDefinition? Step(string? id) => Steps.FirstOrDefault(s => s.Id == id);

    /// <summary>The first step.</summary>
    public StepDefinition First => Steps[0];
}

/// <summary>What a step is.</summary>
public enum StepKind
{
    /// <summary>Reception by the clerk.</summary>
    Intake,

    /// <summary>The head chooses who examines.</summary>
    Assign,

    /// <summary>Examination.</summary>
    Examine,

    /// <summary>Draft of the result.</summary>
    Draft,

    /// <summary>Review by the head.</summary>
    Review,

    /// <summary>Decision by the director.</summary>
    Sign,

    /// <summary>Number, seal, hand over.</summary>
    Issue,

    /// <summary>A council's work, entered by its secretary.</summary>
    Council,

    /// <summary>Opinions of other units, in parallel with <see cref="StepDefinition.Beside"/>.</summary>
    Opinions,
}

/// <summary>A step of the internal workflow.</summary>
public sealed record StepDefinition
{
    /// <summary>Id inside the type.</summary>
    public required string Id { get; init; }

    /// <summary>Name in words.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Unit that does it.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Role that does it (a code of <c>Roles</c>).</summary>
    public required string Role { get; init; }

    /// <summary>Internal term in working hours; 0 when none is set.</summary>
    public required int Hours { get; init; }

    /// <summary>Decisions that may end it; codes of <see cref="Decisions"/>.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    /// <summary>For opinions: the step that they accompany.</summary>
    public string? Beside { get; init; }

    /// <summary>For opinions: the units that are asked as a rule.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Only when somebody asks for it.</summary>
    public bool Optional { get; init; }

    /// <summary>For opinions: no answer in time means no objection.</summary>
    public bool SilenceIsConsent { get; init; }

    /// <summary>Term that the applicant has to answer a supplement asked here, such as <c>15wd</c>; null when the procedure sets none.</summary>
    public string? SupplementWithin { get; init; }

    /// <summary>
    /// What follows when a supplement asked here is not answered in time: <c>propose_stop</c> proposes to end the case, which a person confirms
    /// or does not; null only tells the officer and the applicant.
    /// </summary>
    public string? SupplementOverdue { get; init; }

    /// <summary>For opinions: the law stops the clock of the case while they are awaited, at the longest for their own term.</summary>
    public bool PausesClock { get; init; }

    /// <summary>The value of <see cref="SupplementOverdue"/> that proposes to end the case.</summary>
    public const string ProposeStop = "propose_stop";
}

/// <summary>A paper of the dossier.</summary>
/// <param name="Id">Id inside the type.</param>
/// <param name="Name">Name in words.</param>
/// <param name="Kind">upload, form or data.</param>
public sealed record PaperDefinition(string Id, string Name, string Kind);

/// <summary>A result that the case may end in.</summary>
/// <param name="Id">Id inside the type.</param>
/// <param name="Name">Name in words.</param>
/// <param name="NumberTemplate">Such as <c>{seq}/GXN-SKHCN</c>.</param>
/// <param name="Signed">Issued with a digital signature (level "signed"); else by decision alone (level "approved").</param>
public sealed record ResultDefinition(string Id, string Name, string NumberTemplate, bool Signed = true);

/// <summary>The decisions that end a step.</summary>
public static class Decisions
{
    /// <summary>Tiếp nhận.</summary>
    public const string Accept = "accept";

    /// <summary>Yêu cầu bổ sung.</summary>
    public const string Supplement = "supplement";

    /// <summary>Từ chối tiếp nhận.</summary>
    public const string Refuse = "refuse";

    /// <summary>Phân công.</summary>
    public const string Assign = "assign";

    /// <summary>Đề xuất cấp.</summary>
    public const string ProposeGrant = "propose_grant";

    /// <summary>Đề xuất không cấp.</summary>
    public const string ProposeRefusal = "propose_refusal";

    /// <summary>Chuyển bước sau.</summary>
    public const string Forward = "forward";

    /// <summary>Đồng ý.</summary>
    public const string Approve = "approve";

    /// <summary>Trả lại bước trước.</summary>
    public const string Return = "return";

    /// <summary>Ký.</summary>
    public const string Sign = "sign";

    /// <summary>Từ chối cấp bằng văn bản.</summary>
    public const string Reject = "reject";

    /// <summary>Lập hội đồng.</summary>
    public const string Council = "council";

    /// <summary>Vào số, phát hành.</summary>
    public const string Issue = "issue";

    /// <summary>Decisions that never go without a reason (issue: a return without a reason is impossible).</summary>
    public static bool NeedsReason(string decision) => decision is Refuse or ProposeRefusal or Return or Reject;
}

/// <summary>Where case types come from: modules plug in.</summary>
public interface ICaseTypeSource
{
    /// <summary>The version in force on a day, or null.</summary>
    CaseTypeDefinition? Current(string code, DateOnly day);

    /// <summary>A version, or null.</summary>
    CaseTypeDefinition? Version(string code, int version);
}
