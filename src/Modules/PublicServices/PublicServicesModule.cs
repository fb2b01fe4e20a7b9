using Saola.Web.Composition;

namespace Saola.Modules.PublicServices;

/// <summary>Procedures as data, filing online, one-stop workflow, deadlines, slips, results, numbers.</summary>
public sealed class PublicServicesModule : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "PublicServices";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
