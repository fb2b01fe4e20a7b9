using Saola.Web.Composition;

namespace Saola.Engines.Messages;

/// <summary>E-mail and the inbox on the site.</summary>
public sealed class MessagesEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Messages";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
