using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Engines.Indicators;
using Saola.Modules.PublicServices.Numbers.Index766;
using Saola.Modules.PublicServices.Numbers.Reports;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>Registers what the director's page needs.</summary>
internal static class NumberServices
{
    public static void AddNumbersPage(this IServiceCollection services) =>
        services.AddMemoryCache().AddScoped<ReadNumbers>().AddScoped<PeriodWords>().AddScoped<NumberTiles>().AddScoped<NumberTables>().AddScoped<NumberParts>().AddScoped<PublicNumbers>()
            .AddScoped<ReadPeriodReport>().AddScoped<ReportDesk>().AddScoped<ReportDocument>().AddSingleton<IndexCatalogue>().AddScoped<ReadIndex>().AddScoped<ExportReport>().AddScoped<ReportChoices>().AddScoped<ReportParts>().AddScoped<IPeriodSection, ReportSection>()
            .AddScoped<IHomeFigures, HomeNumbers>().AddScoped<INavigationSource, NumberNavigation>();
}

/// <summary>The figures in the officers' bar.</summary>
internal sealed class NumberNavigation(IStringLocalizer<NumberTexts> texts) : INavigationSource
{
    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place == NavigationPlace.Office) yield return new(texts["Nav"], "/can-bo/so-lieu", 50) { VisibleTo = IsSignedIn };
    }

    private static bool IsSignedIn(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated == true;
}

/// <summary>What the page is drawn with.</summary>
internal sealed record NumberParts(NumberTiles Tiles, NumberTables Tables, PeriodWords Words);
