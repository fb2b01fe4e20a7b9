using Saola.Web.Composition;

namespace Saola.Engines.Calendar;

/// <summary>Working time, holidays, lunar dates, pauses.</summary>
public sealed class CalendarEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Calendar";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
