using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>Everything that is known of a draft before it is filed.</summary>
/// <param name="Form">Faults of the form.</param>
/// <param name="Papers">The papers that are asked.</param>
/// <param name="PaperFaults">Papers that are missing.</param>
/// <param name="Fees">What it costs.</param>
internal sealed record DossierReview(FormFaults Form, IReadOnlyList<AskedPaper> Papers, IReadOnlyList<Fault> PaperFaults, IReadOnlyList<ComputedFee> Fees)
{
    /// <summary>Whether it may be filed as it is.</summary>
    public bool MayBeFiled => Form.MayBeFiled && PaperFaults.Count == 0;

    /// <summary>Everything that hinders.</summary>
    public IReadOnlyList<Fault> Hindrances => [.. Form.Hindrances, .. PaperFaults];
}

/// <summary>Checks a whole draft: the form, the papers, the fees.</summary>
internal sealed class DossierCheck(IStringLocalizer<CitizenTexts> texts, TimeProvider clock)
{
    /// <summary>The field of a fault that concerns a paper: <c>paper:charter</c>.</summary>
    public static string PaperField(string paperId) => OpenDraft.PaperPrefix + paperId;

    /// <summary>Checks it with its own version.</summary>
    public DossierReview Review(OpenDraft draft, Procedure procedure)
    {
        var evaluation = draft.Evaluation;
        var papers = PaperChecklist.Of(procedure, evaluation, draft.Files);
        var missing = papers.Where(p => p.IsMissing).Select(p => new Fault("paper.missing", texts["Papers.Missing", p.Paper.Name], PaperField(p.Paper.Id))).ToList();
        return new(FormValidator.Validate(evaluation), papers, missing, FeeCalculator.Compute(procedure, evaluation, clock.Today()));
    }
}
