using Saola.Web.Composition;

namespace Saola.Engines.Jobs;

/// <summary>Durable work and schedules on Quartz, outbox.</summary>
public sealed class JobsEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Jobs";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
