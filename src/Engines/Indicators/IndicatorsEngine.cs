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
    }
}
