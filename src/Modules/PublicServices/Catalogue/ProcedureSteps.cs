using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>A step of the workflow.</summary>
internal sealed record WorkflowStep
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>Unit code; <c>@executing</c> was replaced by the executing unit. Empty for opinions, which have <see cref="Units"/>.</summary>
    public string Unit { get; init; } = "";

    /// <summary><c>clerk</c>, <c>officer</c>, <c>unit_head</c>, <c>director</c>.</summary>
    public string Role { get; init; } = "officer";

    /// <summary>Internal term in working hours.</summary>
    public required int Hours { get; init; }

    public IReadOnlyList<string> Decisions { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>Opinions: the step that they accompany; their hours then run inside those of that step.</summary>
    public string? Beside { get; init; }

    /// <summary>Opinions: the units that are asked.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public bool Optional { get; init; }

    public bool SilenceIsConsent { get; init; }

    /// <summary>Term that a supplement asked at this step gives the applicant, such as <c>30d</c>.</summary>
    public string? SupplementWithin { get; init; }

    /// <summary><c>propose_stop</c>: a supplement that is not answered in time proposes to end the dossier; null: it is only told.</summary>
    public string? SupplementOverdue { get; init; }

    /// <summary>Opinions: the law stops the clock of the dossier while they are awaited, at the longest for their term.</summary>
    public bool PausesClock { get; init; }
}

/// <summary>What the applicant receives.</summary>
internal sealed record ProcedureResult
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>KQ code, when known.</summary>
    public string? Code { get; init; }

    /// <summary><c>{seq}</c>, <c>{seq:00}</c>, <c>{yyyy}</c>, <c>{unit}</c>; null when it has no number.</summary>
    public string? NumberTemplate { get; init; }

    public bool Electronic { get; init; } = true;

    /// <summary>Issued with a digital signature; else by decision alone (<c>signature: approved</c>).</summary>
    public bool Signed { get; init; } = true;

    /// <summary><c>5y</c>, <c>36m</c> or a text; null: without end.</summary>
    public string? ValidFor { get; init; }

    public IReadOnlyList<ResultLine> Body { get; init; } = [];

    public IReadOnlyList<string> RevokedWhen { get; init; } = [];

    /// <summary>What the officer fills with the draft of the result.</summary>
    public FormDefinition Draft { get; init; } = FormDefinition.Empty;
}

/// <summary>One piece of the text of a result; kind: line (label and value), text, table (a row for each of <see cref="Rows"/>).</summary>
internal sealed record ResultLine(string Kind, string? Label, string? Value, string? Rows, IReadOnlyList<ResultColumn> Columns);

/// <summary>A column: its value is a template over the row, or the name of a field.</summary>
internal sealed record ResultColumn(string Label, string Value);

internal sealed record OfficerCheck(string Id, string Text);

/// <summary>An own sentence of a notice: <c>N1</c>..<c>N10</c>, or the id of the step at whose beginning it is sent.</summary>
internal sealed record ProcedureNotice(string When, string Text);

/// <summary>
/// The steps of a procedure of which only the public record is known, out of its term in sixteenths: accept 1, assign 1, examine 7, draft 2,
/// review 1, sign 2, number 1, reserve 1. Whole hours, one at the least; what rounding leaves goes to the examination.
/// </summary>
internal static class DefaultWorkflow
{
    private const int HoursWithoutTerm = 80;

    public static (IReadOnlyList<WorkflowStep> Steps, int Reserve) Of(ProcedureTerm term, string executing, string competent)
    {
        var total = Total(term);
        int Sixteenths(int n) => Math.Max(1, total * n / 16);
        var (one, two) = (Sixteenths(1), Sixteenths(2));
        var examine = total - (5 * one) - (2 * two);
        var steps = new List<WorkflowStep>
        {
            Step("accept", "Tiếp nhận, kiểm tra hồ sơ", StepKind.Intake, "office", "clerk", one, "accept", "supplement", "refuse"),
            Step("assign", "Phân công", StepKind.Assign, executing, "unit_head", one, "assign", "return"),
            Step("examine", "Thẩm định", StepKind.Examine, executing, "officer", examine, "supplement", "propose_grant", "propose_refusal", "forward"),
            Step("draft", "Dự thảo kết quả", StepKind.Draft, executing, "officer", two, "propose_grant", "propose_refusal"),
            Step("review", "Xem xét", StepKind.Review, executing, "unit_head", one, "approve", "return"),
            Step("sign", "Ký", StepKind.Sign, competent, "director", two, "sign", "return", "reject"),
            Step("issue", "Vào số, trả kết quả", StepKind.Issue, "office", "clerk", one, "issue"),
        };
        return (steps, one);
    }

    /// <summary>The term in working hours; calendar days and months by their working share, for planning only.</summary>
    private static int Total(ProcedureTerm term)
    {
        if (term.Phases.Count == 0) return HoursWithoutTerm;
        return Math.Max(8, term.Phases.Sum(p => p switch
        {
            _ when p.EndsWith("wd", StringComparison.Ordinal) => ProcedureTerm.Amount(p, 2) * 8,
            _ when p.EndsWith('h') => ProcedureTerm.Amount(p, 1),
            _ when p.EndsWith('d') => ProcedureTerm.Amount(p, 1) * 5 / 7 * 8,
            _ => ProcedureTerm.Amount(p, 1) * 160,
        }));
    }

    private static WorkflowStep Step(string id, string name, StepKind kind, string unit, string role, int hours, params string[] decisions) =>
        new() { Id = id, Name = name, Kind = kind, Unit = unit, Role = role, Hours = hours, Decisions = decisions };
}
