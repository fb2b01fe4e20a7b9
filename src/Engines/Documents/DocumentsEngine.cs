using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Documents.Tools;
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
        var services = context.Services;
        services.AddLocalization();
        services.AddOptions<DocumentToolSettings>().Bind(context.Configuration.GetSection("Saola:Documents"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DocxWriter>();
        services.AddSingleton<PdfWriter>();
        services.AddSingleton<TableExport>();
        services.AddSingleton<SheetImport>();
        services.AddSingleton<ToolDetection>();
        services.AddScoped<IStartupTask, ToolReport>();
        services.AddSingleton<IDocumentConverter, LibreOfficeConverter>();
    }
}
