using Saola.Web.Composition;

namespace Saola.Engines.Identity;

/// <summary>People, organisations, units, roles, sign-in, API clients.</summary>
public sealed class IdentityEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Identity";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
