using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>What the applicant declared, and what a supplement changed.</summary>
[RequireRole]
internal sealed class FormModel(DossierTools tools, DossierForm forms, VersionComparison comparison) : DossierPage(tools)
{
    public IReadOnlyList<ReadSection> Sections { get; private set; } = [];

    /// <summary>What the last supplement changed; null without one.</summary>
    public VersionDifference? Difference { get; private set; }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Sections = FormReading.Read(forms.Of(Dossier));
        if (Dossier.DataVersion > 1) Difference = await comparison.BetweenAsync(Dossier, Dossier.DataVersion - 1, Dossier.DataVersion, cancellationToken);
    }
}
