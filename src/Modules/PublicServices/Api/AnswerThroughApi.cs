using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Api;

/// <summary>Answers a supplement request in one call; only what the request names may be changed, as on the screen.</summary>
internal sealed class AnswerThroughApi(AnswerDossier answers, ProcedureCatalogue catalogue, FormContexts contexts, SentPapers papers, TimeProvider clock)
{
    public async Task<Result> HandleAsync(CaseDetails details, SupplementBody body, CancellationToken cancellationToken)
    {
        if (details.Row.State != CaseState.SupplementRequested || details.Supplements is not [.., { AnsweredAt: null } open]) return new Fault("supplement.not_asked", Texts.Say("Api.NotAsked"));
        var draft = Draft(details, open);
        var faults = new List<Fault>();
        foreach (var (path, value) in body.Values ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal))
        {
            if (!draft.MayChange(path) || draft.Form.Find(path) is null) faults.Add(new Fault("supplement.not_open", Texts.Say("Api.FieldNotOpen", path), path));
            else draft.Data.Set(path, value?.DeepClone());
        }
        var asked = AnswerDossier.Items(draft, details).Where(i => i.Paper is not null).Select(i => i.Paper!).ToList();
        draft.Files.AddRange(await papers.PapersAsync(asked, body.Papers ?? [], faults, cancellationToken));
        await papers.FieldsAsync(draft.Evaluation, draft.Data, [.. details.Papers.Select(p => p.FileId).Distinct()], faults, cancellationToken);
        return faults.Count > 0 ? Result.Refused(faults) : await answers.SendAsync(draft, details, body.AsIs, cancellationToken);
    }

    /// <summary>What stands in the case, on a desk that is kept nowhere.</summary>
    private OpenDraft Draft(CaseDetails details, SupplementView open)
    {
        var (row, now) = (details.Row, clock.Now());
        var data = new FormData(JsonNode.Parse(details.DataJson) as JsonObject).ToDraft();
        var view = new DraftView(Guid.Empty, row.TypeCode, details.Type.Version, details.OrganisationId, CaseChannel.Online, row.Id, data, [], now, now, 0);
        return new OpenDraft(view, details.Type, catalogue.Version(row.TypeCode, details.Type.Version), contexts.For(details.Type.UnitCode)) { Items = open.Items, CaseNumber = row.Number };
    }
}
