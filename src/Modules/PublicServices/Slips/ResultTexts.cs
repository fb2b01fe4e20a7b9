using Saola.Engines.Cases;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>
/// The text of the result of a dossier. A dossier that was brought in with its past keeps what the officer had filled and no text: the text is
/// composed from the declaration whenever it is read, under the version of the procedure that the dossier keeps.
/// </summary>
internal sealed class ResultTexts(ResultComposer composer)
{
    /// <summary>Id of a written refusal among the results.</summary>
    public const string Refusal = "refuse";

    public ResultBody Of(CaseDetails dossier, ResultView result)
    {
        var body = ResultBody.FromJson(result.Body);
        if (body.Parts.Count > 0) return body;
        if (result.ResultId == Refusal || body.Refusal is not null) return ResultComposer.Refuse(dossier, body.Refusal is { Length: > 0 } reason ? reason : ProposedReason(dossier));
        var known = composer.ResultsOf(dossier);
        return (known.FirstOrDefault(r => r.Id == result.ResultId) ?? known.FirstOrDefault()) is { } wanted ? composer.Grant(dossier, wanted, body.Draft) : body;
    }

    private static string ProposedReason(CaseDetails dossier) =>
        dossier.Runs.LastOrDefault(r => r.Decision == Decisions.ProposeRefusal && r.Reason is not null)?.Reason ?? Texts.Say("Slip.NoReason");
}
