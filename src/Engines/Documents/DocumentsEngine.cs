using Saola.Web.Composition;

namespace Saola.Engines.Documents;

/// <summary>DOCX and PDF from one document model, QR codes, spreadsheets.</summary>
public sealed class DocumentsEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Documents";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
    }
}
