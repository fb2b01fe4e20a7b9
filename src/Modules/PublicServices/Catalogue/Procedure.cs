using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>
/// One version of an administrative procedure: the record of Decree 63/2010 art. 8(2) with its form, papers, workflow and results
/// (docs/procedure-format.md). Immutable; a change of law is a new version.
/// </summary>
internal sealed record Procedure
{
    /// <summary>National code, such as <c>1.001786</c>.</summary>
    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>First day on which it is received.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The page says "cần đối chiếu".</summary>
    public bool Review { get; init; }

    public IReadOnlyList<ReviewNote> ReviewNotes { get; init; } = [];

    public required string Name { get; init; }

    /// <summary>Plain words that people type.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Code of the field in <c>catalog/codes/procedure-fields.yaml</c>.</summary>
    public required string Field { get; init; }

    /// <summary><c>tinh</c> or <c>xa</c>.</summary>
    public required string Level { get; init; }

    public required OnlineLevel OnlineLevel { get; init; }

    public required IntakeMode Intake { get; init; }

    public IReadOnlyList<string> Applicants { get; init; } = [];

    public required string Summary { get; init; }

    public IReadOnlyList<LegalBasis> LegalBases { get; init; } = [];

    public Announcement? Announcement { get; init; }

    public required ProcedureOrganisations Organisations { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public IReadOnlyList<string> HowItGoes { get; init; } = [];

    public IReadOnlyList<FilingChannel> Channels { get; init; } = [];

    public int SetCount { get; init; } = 1;

    public required ProcedureTerm Term { get; init; }

    public IReadOnlyList<ProcedureFee> Fees { get; init; } = [];

    public IReadOnlyList<ProcedurePaper> Papers { get; init; } = [];

    /// <summary>The form: its own, or the default one of the catalogue.</summary>
    public required FormDefinition Form { get; init; }

    /// <summary>Whether the form is the default one, which the page says.</summary>
    public bool HasDefaultForm { get; init; }

    /// <summary>The steps: its own, or the default ones of its term.</summary>
    public required IReadOnlyList<WorkflowStep> Workflow { get; init; }

    /// <summary>Whether the steps are the default ones, which the page says.</summary>
    public bool HasDefaultWorkflow { get; init; }

    /// <summary>Working hours of the term that no step may use.</summary>
    public int ReserveHours { get; init; }

    public IReadOnlyList<ProcedureResult> Results { get; init; } = [];

    /// <summary>What the officer looks at.</summary>
    public IReadOnlyList<OfficerCheck> Checks { get; init; } = [];

    public IReadOnlyList<ProcedureNotice> Notices { get; init; } = [];

    public IReadOnlyList<string> ConnectsTo { get; init; } = [];

    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>Codes of related procedures.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Whether it is received on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day <= end);

    /// <summary>The review notes of a part of the page.</summary>
    public IEnumerable<string> NotesOf(string part) => ReviewNotes.Where(n => string.Equals(n.Part, part, StringComparison.Ordinal)).Select(n => n.Note);

    /// <inheritdoc/>
    public override string ToString() => $"{Code} v{Version}";
}

/// <summary>How far a procedure goes online (Decree 42/2022, national portal).</summary>
internal enum OnlineLevel
{
    /// <summary>Toàn trình.</summary>
    Full,

    /// <summary>Một phần.</summary>
    Partial,

    /// <summary>Cung cấp thông tin.</summary>
    InformationOnly,
}

/// <summary>Where people file (product.md).</summary>
internal enum IntakeMode
{
    /// <summary>Here.</summary>
    Own,

    /// <summary>On the national portal; cases come through an interface or are entered.</summary>
    BackOffice,
}

/// <summary>A part of the page that has to be compared with the law.</summary>
internal sealed record ReviewNote(string Part, string Note);

internal sealed record LegalBasis(string Number, string Title, DateOnly? Date, string? Issuer, LegalState State);

internal enum LegalState
{
    InForce,
    Replaced,
    Unknown,
}

/// <summary>The decision that announced the procedure; kind: moi, sua_doi, bai_bo.</summary>
internal sealed record Announcement(string Number, DateOnly? Date, string Kind, bool Review);

/// <summary>Unit codes of <c>catalog/units</c>.</summary>
internal sealed record ProcedureOrganisations(string Executing, string Competent, string? Delegated, IReadOnlyList<string> Cooperating);

/// <summary>A way to file; term and fee only where they differ.</summary>
internal sealed record FilingChannel(string Kind, string? Term, string? Fee);

/// <summary>
/// The term. Phases in the notation of the calendar engine (<c>8h</c>, <c>5wd</c>, <c>15d</c>, <c>1m</c>), one after the other; none: "không quy định".
/// </summary>
internal sealed record ProcedureTerm(
    IReadOnlyList<string> Phases, string Text, IReadOnlyList<string> Committed, TimeOnly? CutOff, string ReceptionCheck)
{
    /// <summary>Working hours of the term; null when a part of it is not counted in working time.</summary>
    public int? WorkingHours => Hours(Phases);

    internal static int? Hours(IReadOnlyList<string> phases)
    {
        var total = 0;
        foreach (var phase in phases)
        {
            if (phase.EndsWith("wd", StringComparison.Ordinal)) total += Amount(phase, 2) * 8;
            else if (phase.EndsWith('h')) total += Amount(phase, 1);
            else return null;
        }
        return phases.Count == 0 ? null : total;
    }

    internal static int Amount(string phase, int suffix) => int.Parse(phase.AsSpan(0, phase.Length - suffix), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A fee. Kind: phi, le_phi. Collected: reception, supplement, return.</summary>
internal sealed record ProcedureFee(
    string Id, string Kind, string Name, FormExpression? Formula, string Collected, string? LegalBasis, bool Review, string? Text, IReadOnlyList<FeeRelief> Reliefs);

/// <summary>A reduction in a period; one under review is shown and not applied: the officer decides on it, dossier by dossier.</summary>
internal sealed record FeeRelief(string Name, decimal Factor, DateOnly? ValidFrom, DateOnly? ValidTo, string? LegalBasis, bool Review)
{
    /// <summary>Who claims it, as an expression over the form; null: everybody.</summary>
    public FormExpression? When { get; init; }

    /// <summary>Id of the paper that proves the claim.</summary>
    public string? Proof { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}

/// <summary>A paper of the file.</summary>
internal sealed record ProcedurePaper
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required PaperKind Kind { get; init; }

    public int Originals { get; init; }

    public int Copies { get; init; }

    public string? FormNumber { get; init; }

    /// <summary>The register that replaces it, in words.</summary>
    public string? ReplacedBy { get; init; }

    public bool Digitised { get; init; }

    public PaperNeed Need { get; init; }

    /// <summary>With <see cref="PaperNeed.Conditional"/>: needed when true.</summary>
    public FormExpression? Condition { get; init; }

    public IReadOnlyList<string> Types { get; init; } = [];

    public int MaxMegabytes { get; init; } = 50;

    /// <summary>Several files are allowed.</summary>
    public bool Many { get; init; }

    public string? Hint { get; init; }

    public string? Template { get; init; }

    public bool Review { get; init; }
}

internal enum PaperKind
{
    /// <summary>A file.</summary>
    Upload,

    /// <summary>The screen is the paper.</summary>
    Form,

    /// <summary>Not asked: a register has it.</summary>
    Data,
}

internal enum PaperNeed
{
    Always,
    Optional,
    Conditional,
}
