using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>A paper of a dossier as it is asked.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="IsRequired">Whether the dossier cannot be filed without it.</param>
/// <param name="Files">The files that are there.</param>
internal sealed record AskedPaper(ProcedurePaper Paper, bool IsRequired, IReadOnlyList<DraftFile> Files)
{
    /// <summary>Whether a file is wanted: not for a paper that is the form itself or that a register has.</summary>
    public bool WantsFile => Paper.Kind == PaperKind.Upload;

    /// <summary>Whether it must still be given.</summary>
    public bool IsMissing => WantsFile && IsRequired && Files.Count == 0;
}

/// <summary>Says which papers a filled form asks for.</summary>
internal static class PaperChecklist
{
    /// <summary>The papers that are asked, in the order of the procedure. One whose condition does not hold is not shown at all.</summary>
    public static IReadOnlyList<AskedPaper> Of(Procedure procedure, FormEvaluation form, IReadOnlyList<DraftFile> files) =>
        [.. procedure.Papers.Where(p => p.Need != PaperNeed.Conditional || p.Condition?.IsTrue(form.Root) == true)
            .Select(p => new AskedPaper(p, p.Need != PaperNeed.Optional, [.. files.Where(f => f.PaperId == p.Id)]))];
}
