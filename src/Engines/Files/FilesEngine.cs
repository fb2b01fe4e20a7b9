using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files.Api;
using Saola.Engines.Files.Desk;
using Saola.Engines.Files.Keeping;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Scanning;
using Saola.Engines.Files.Serving;
using Saola.Engines.Files.Store;
using Saola.Engines.Files.Tus;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Web.Composition;

namespace Saola.Engines.Files;

/// <summary>Uploads, contents by digest, versions, virus scan, access log.</summary>
public sealed class FilesEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Files";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var settings = (context.Configuration.GetSection("Saola:Files").Get<FilesSettings>() ?? new FilesSettings()).Of(context.Settings);
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton(settings);
        services.AddSingleton<IModelContributor, FilesModel>();
        services.AddAdministrationEntry<Texts>("/quan-tri/tep", 90);
        services.AddSingleton(new BackupFolder("files") { Path = settings.Folder, Except = ["tmp"] });
        services.AddSingleton<WorkFolder>();
        if (string.IsNullOrEmpty(settings.S3.Bucket)) services.AddSingleton<IBlobStore, DiskBlobStore>();
        else services.AddSingleton<IBlobStore, S3BlobStore>();
        if (settings.IsScanning) services.AddSingleton<IVirusScanner, ClamdScanner>();
        else services.AddSingleton<IVirusScanner, NoScanner>();
        services.AddSingleton<UploadParts>();
        services.AddScoped<Uploader>();
        services.AddScoped<FileFaults>();
        services.AddScoped<Intake>();
        services.AddScoped<FileRegister>();
        services.AddScoped<FileReading>();
        services.AddScoped<IVerification, VerifyContents>();
        services.AddScoped<Uploads>();
        services.AddScoped<FileKeeper>();
        services.AddScoped<IFiles>(provider => provider.GetRequiredService<FileKeeper>());
        services.AddScoped<IFileImport, FileImport>();
        services.AddScoped<IFileVersions>(provider => provider.GetRequiredService<FileKeeper>());
        services.AddScoped<IProofUpload, ProofUpload>();
        services.AddScoped<ISentFiles, SentFiles>().AddScoped<IFileGate, SentFileGate>();
        services.AddWork<ScanFile, ScanFileHandler>();
        services.AddScoped<FileDoor>();
        services.AddScoped<FilesDesk>();
        services.AddScoped<UploadDesk>();
        services.AddScoped<UploadWriter>();
        services.AddSingleton<FileWorkplace>();
        services.AddPruning<PruneAccesses>();
        services.AddSchedule<CleanFiles>(CleanFiles.Name, TimeSpan.FromHours(1));
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        TusEndpoint.Map(endpoints);
        DownloadEndpoint.Map(endpoints);
        SendEndpoint.Map(endpoints);
        FilesApi.Map(endpoints);
    }
}
