using Saola.Web.Composition;

namespace Saola.Modules.Portal;

/// <summary>The home page and the search page.</summary>
public sealed class PortalModule : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Portal";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
