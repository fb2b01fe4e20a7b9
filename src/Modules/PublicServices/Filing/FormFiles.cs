using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>The files that stand in fields of a form, not among the papers.</summary>
internal static class FormFiles
{
    /// <summary>Those that are asked and there; the path of the field is the id of the paper.</summary>
    public static IReadOnlyList<CaseAttachment> In(OpenDraft draft) => In(draft.Evaluation);

    /// <summary>Those of a filled form.</summary>
    public static IReadOnlyList<CaseAttachment> In(FormEvaluation evaluation) =>
        [.. FormReading.Read(evaluation).SelectMany(section => Of(section.Items))];

    private static IEnumerable<CaseAttachment> Of(IEnumerable<ReadItem> items) => items.SelectMany(item =>
        Guid.TryParse(item.FileId, out var file) ? [new CaseAttachment(item.Path, item.Label, file)] : item.Rows.SelectMany(row => Of(row.Items)));
}
