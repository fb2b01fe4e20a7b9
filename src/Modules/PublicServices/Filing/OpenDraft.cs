using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>A draft on the desk: what was filled, with the form of the version that it was begun under.</summary>
internal sealed class OpenDraft(DraftView view, CaseTypeDefinition type, Procedure? procedure, FormContext context)
{
    public DraftView View => view;

    public Guid Id => view.Id;

    public CaseTypeDefinition Type => type;

    /// <summary>The procedure of that version; null when the catalogue no longer has it.</summary>
    public Procedure? Procedure => procedure;

    public FormDefinition Form { get; } = procedure?.Form ?? ProcedureCaseTypes.FormOf(type);

    public FormData Data { get; } = FormData.FromDraft(view.Data);

    public List<DraftFile> Files { get; } = [.. view.Files];

    /// <summary>The form with its data as they are now; a new one each time, since answers are remembered.</summary>
    public FormEvaluation Evaluation => new(Form, Data, context);

    /// <summary>For the answer to a supplement: the only paths and papers that may be changed; null when all may.</summary>
    public IReadOnlyList<SupplementItem>? Items { get; init; }

    /// <summary>Number of the case that a supplement is asked for.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The paths that may be changed; null when all may.</summary>
    public IReadOnlyCollection<string>? Only => Items is null || Items.Any(IsWholeForm) ? null : [.. Items.Where(i => PaperOf(i) is null).Select(i => i.Target)];

    /// <summary>Whether a whole path may be changed: it is named itself, or stands inside something that is.</summary>
    public bool MayChange(string path) => Only is not { } only || only.Any(o =>
        path == o || path.StartsWith(o + ".", StringComparison.Ordinal) || path.StartsWith(o + "[", StringComparison.Ordinal));

    /// <summary>The screen is the paper: an officer who asks for that paper again asks for the whole form.</summary>
    private bool IsWholeForm(SupplementItem item) => PaperOf(item) is { } paper && type.Papers.FirstOrDefault(p => p.Id == paper) is { Kind: "form" };

    /// <summary>Address of the draft's pages.</summary>
    public string Path => $"/nop-ho-so/{type.Code}/{view.Id:D}";

    /// <summary>Address of a section.</summary>
    public string SectionPath(string section) => $"{Path}/{section}";

    /// <summary>The paper that an item names, or null when it names a field.</summary>
    public static string? PaperOf(SupplementItem item) =>
        item.Target.StartsWith(PaperPrefix, StringComparison.Ordinal) ? item.Target[PaperPrefix.Length..] : null;

    /// <summary>Whether it is received now, in its version.</summary>
    public bool IsReceivable(DateOnly today) =>
        procedure is { Intake: IntakeMode.Own } && procedure.OnlineLevel != OnlineLevel.InformationOnly && procedure.IsValidOn(today);

    internal const string PaperPrefix = "paper:";
}
