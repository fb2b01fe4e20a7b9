using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>What the applicant declared, and what a supplement changed.</summary>
[RequireRole]
internal sealed class FormModel(DossierTools tools, DossierForm forms) : DossierPage(tools)
{
    public IReadOnlyList<ReadSection> Sections { get; private set; } = [];

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var evaluation = forms.Of(Dossier);
        Sections = FormReading.Read(evaluation);
        if (Dossier.DataVersion > 1 && await Tools.Read.DataVersionAsync(Dossier.Row.Id, Dossier.DataVersion - 1, cancellationToken) is { } before)
            Changes = FormDiff.Between(evaluation.Form, forms.Of(Dossier.Type, before).Data, evaluation.Data, evaluation.Context);
    }
}
