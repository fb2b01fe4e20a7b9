using Saola.Web.Composition;

namespace Saola.Engines.Files;

/// <summary>Uploads, versions, verification, access log.</summary>
public sealed class FilesEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Files";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
