using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>What differs between two versions of the declaration: the last two, or any two that are chosen.</summary>
[RequireRole]
internal sealed class DifferencesModel(DossierTools tools, VersionComparison comparison) : DossierPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "tu")]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public int? To { get; set; }

    public IReadOnlyList<Choice> Versions { get; private set; } = [];

    public VersionDifference? Difference { get; private set; }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var versions = await Tools.Read.VersionsAsync(Dossier.Row.Id, cancellationToken);
        Versions = [.. versions.Select(v => new Choice(v.Version.ToString(CultureInfo.InvariantCulture), v.Version == 1 ? Texts["Diff.First", VietnameseAt(v)] : Texts["Diff.Version", v.Version, VietnameseAt(v)]))];
        (From, To) = (From ?? Math.Max(1, Dossier.DataVersion - 1), To ?? Dossier.DataVersion);
        Difference = await comparison.BetweenAsync(Dossier, From.Value, To.Value, cancellationToken);
    }

    private static string VietnameseAt(DataVersionView version) => Kernel.VietnameseFormats.Instant(version.At);
}
