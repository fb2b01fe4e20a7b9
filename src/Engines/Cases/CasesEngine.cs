using Saola.Web.Composition;

namespace Saola.Engines.Cases;

/// <summary>Case types, versioned forms, steps, assignments, deadlines.</summary>
public sealed class CasesEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Cases";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
