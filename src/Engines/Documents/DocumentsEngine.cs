using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Documents.Signing.Keys;
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
        services.AddSingleton<PdfWriter>().AddSingleton<PdfStamp>().AddSingleton<DocxTemplate>();
        services.AddSingleton<TableExport>();
        services.AddSingleton<SheetImport>();
        services.AddSingleton<ToolDetection>();
        services.AddScoped<IStartupTask, ToolReport>();
        services.AddSingleton<IDocumentConverter, LibreOfficeConverter>();
        AddSigning(services, context.Configuration.GetSection("Saola:Signing"));
    }

    private static void AddSigning(IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<SigningSettings>().Bind(section);
        services.AddSingleton<SigningFolders>().AddSingleton<CertificateCheck>().AddSingleton<DemonstrationKeys>().AddSingleton<DemonstrationTimestamps>();
        services.AddSingleton<FileKeys>().AddSingleton<ISigningProvider>(p => p.GetRequiredService<FileKeys>());
        services.AddHttpClient(HttpTimestampAuthority.Client);
        services.AddSingleton<HttpTimestampAuthority>();
        // Without an address the demonstration stamps by itself; anybody else is told that no authority is set up. One for the whole life of the
        // program: a shorter life would dispose the authority inside the demonstration, with its key, after the first signature.
        services.AddSingleton<ITimestampAuthority>(p => p.GetRequiredService<IOptions<SigningSettings>>().Value.TimestampAddress.Length == 0 && p.GetRequiredService<FileKeys>().IsDemonstration
            ? p.GetRequiredService<DemonstrationTimestamps>() : p.GetRequiredService<HttpTimestampAuthority>());
        services.AddTransient<Timestamps>().AddHandler<DocumentSigner>().AddHandler<PdfSignatures>();
    }
}
