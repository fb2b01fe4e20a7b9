using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Search.Api;
using Saola.Engines.Search.Commands;
using Saola.Engines.Search.Feed;
using Saola.Engines.Search.Indexing;
using Saola.Engines.Search.Model;
using Saola.Engines.Search.Querying;
using Saola.Web.Composition;

namespace Saola.Engines.Search;

/// <summary>The one index: sources, Vietnamese analysis, rights inside the query (docs/search.md).</summary>
public sealed class SearchEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        services.AddLocalization();
        services.AddSingleton(context.Configuration.GetSection("Saola:Search").Get<SearchSettings>() ?? new SearchSettings());
        services.AddSingleton<IModelContributor, SearchModel>();
        services.AddSingleton(new DerivedFolder("search"));
        services.AddSingleton<FeedSignal>();
        services.AddScoped<TransactionalFeed>();
        services.AddScoped<ISearchFeed>(provider => provider.GetRequiredService<TransactionalFeed>());
        services.AddScoped<ICommitListener>(provider => provider.GetRequiredService<TransactionalFeed>());
        services.AddScoped<FeedReader>();
        services.AddSchedule<CleanChanges>(CleanChanges.Name, TimeSpan.FromHours(6));
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<ISearchRefresh, IndexRefresh>();
        services.AddHostedService<Follower>();
        services.AddSingleton<ISearch, FindInIndex>();
        services.AddScoped<ISearchReaders, ReadersOfUser>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => SearchEndpoint.Map(endpoints);

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [SearchCommands.Create(host)];
}
