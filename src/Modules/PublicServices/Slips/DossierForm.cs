using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>The declaration of a dossier with the form of its own version.</summary>
internal sealed class DossierForm(ICodeLists codes, TimeProvider clock)
{
    /// <summary>The day and the code lists.</summary>
    public FormContext Context => new(clock.Today(), codes);

    public FormEvaluation Of(CaseDetails dossier) => Of(dossier.Type, dossier.DataJson);

    public FormEvaluation Of(CaseTypeDefinition type, string dataJson) =>
        new(ProcedureCaseTypes.FormOf(type), new FormData((JsonObject)JsonNode.Parse(dataJson)!), Context);
}
