using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>Keeps the draft of a result: a grant that is composed from the declaration with what the officer fills, or a refusal with its reason.</summary>
internal sealed class SaveResultDraft(DraftResult draft, ResultComposer composer, DossierForm forms, IStringLocalizer<StaffTexts> texts)
{
    /// <summary>The result of the procedure under an id; null when it has none such.</summary>
    public ProcedureResult? ResultOf(CaseDetails dossier, string? id) => composer.ResultsOf(dossier).FirstOrDefault(r => r.Id == id);

    /// <summary>What the officer has filled so far.</summary>
    public static FormData DataOf(CaseDetails dossier) =>
        new((JsonObject?)(dossier.Result is { } saved ? ResultBody.FromJson(saved.Body).Draft.DeepClone() : new JsonObject()));

    /// <summary>What is wrong in what the officer filled.</summary>
    public FormFaults Check(ProcedureResult result, FormData data) => FormValidator.Validate(new FormEvaluation(result.Draft, data, forms.Context));

    /// <summary>Keeps a grant. Faults: those of the fields, and of <see cref="DraftResult"/>.</summary>
    public async Task<Result> GrantAsync(CaseDetails dossier, ProcedureResult result, FormData data, CancellationToken cancellationToken)
    {
        if (result.Draft.Sections.Count > 0 && Check(result, data) is { MayBeFiled: false } wrong) return Result.Refused([.. wrong.Hindrances]);
        return await draft.HandleAsync(dossier.Row.Id, result.Id, result.Name, composer.Grant(dossier, result, data.Values).ToJson(), cancellationToken);
    }

    /// <summary>Keeps a grant with values by path, for programs: what is not named stays. Faults also <c>draft.kind</c>, <c>draft.no_field</c>.</summary>
    public async Task<Result> GrantAsync(CaseDetails dossier, string? kind, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellationToken)
    {
        if (ResultOf(dossier, kind) is not { } result) return new Fault("draft.kind", texts["Draft.KindMissing"], "Kind");
        var data = DataOf(dossier);
        var unknown = values.Where(v => result.Draft.Find(v.Key) is not { IsTyped: true } || !data.Set(v.Key, v.Value?.DeepClone())).Select(v => v.Key).ToList();
        if (unknown.Count > 0) return Result.Refused([.. unknown.Select(path => new Fault("draft.no_field", Texts.Say("Api.NoField", path), path))]);
        return await GrantAsync(dossier, result, FormSubmission.Normalise(result.Draft, data), cancellationToken);
    }

    /// <summary>Keeps a refusal, never without its reason (<c>draft.reason</c>).</summary>
    public async Task<Result> RefuseAsync(CaseDetails dossier, string? words, CancellationToken cancellationToken)
    {
        var reason = VietnameseText.CleanLines(words);
        if (reason.Length == 0) return new Fault("draft.reason", texts["Draft.RefusalMissing"], "Refusal");
        return await draft.HandleAsync(dossier.Row.Id, ResultTexts.Refusal, Texts.Say("Result.RefusalTitle"), ResultComposer.Refuse(dossier, reason).ToJson(), cancellationToken);
    }
}
