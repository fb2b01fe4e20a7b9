using Saola.Web.Composition;

namespace Saola.Engines.Search;

/// <summary>The one index: sources, Vietnamese analysis, rights inside the query.</summary>
public sealed class SearchEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
