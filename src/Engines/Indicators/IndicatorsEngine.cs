using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Indicators.Api;
using Saola.Engines.Indicators.Catalogue;
using Saola.Engines.Indicators.Commands;
using Saola.Engines.Indicators.Model;
using Saola.Engines.Indicators.Projecting;
using Saola.Engines.Indicators.Reading;
using Saola.Engines.Jobs;
using Saola.Web.Composition;

namespace Saola.Engines.Indicators;

/// <summary>Formulas over events, periods, snapshots.</summary>
public sealed class IndicatorsEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Indicators";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        services.AddSingleton<IModelContributor, IndicatorsModel>();
        services.AddSingleton<IndicatorCatalogue>();
        services.AddScoped<DailyCounting>().AddScoped<IIndicators, DailyIndicators>().AddScoped<IndicatorRights>().AddScoped<CaseStock>().AddScoped<FigureSources>();
        services.AddScoped<PeriodContent>();
        services.AddHandler<ClosePeriod>().AddHandler<RestatePeriod>();
        services.AddSchedule<FollowEvents>("indicators.follow_events", TimeSpan.FromSeconds(5));
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => IndicatorsEndpoint.Map(endpoints);

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [IndicatorsCommands.Create(host)];
}
