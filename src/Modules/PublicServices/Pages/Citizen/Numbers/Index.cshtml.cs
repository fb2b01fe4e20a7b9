using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Indicators;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Numbers;

namespace Saola.Modules.PublicServices.Pages.Citizen.Numbers;

/// <summary>The department's figures of this month by field, for anybody.</summary>
internal sealed class IndexModel(PublicNumbers numbers, IIndicators indicators, ProcedureCatalogue catalogue) : PageModel
{
    public PublicFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Figures = await numbers.ReadAsync(cancellationToken);

    public string FieldName(string code) => catalogue.Fields.GetValueOrDefault(code) ?? code;

    public string Share(decimal? value) => value is null ? "–" : indicators.Definitions.First(d => d.Id == "on_time_share").Write(value) + "%";
}
