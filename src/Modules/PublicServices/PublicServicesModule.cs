using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Files;
using Saola.Engines.Ledger;
using Saola.Modules.PublicServices.Api;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Demonstration;
using Saola.Modules.PublicServices.Notices;
using Saola.Modules.PublicServices.Numbers;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;
using Saola.Modules.PublicServices.Templates;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices;

/// <summary>Procedures as data, filing online, one-stop workflow, deadlines, slips, results, numbers.</summary>
public sealed class PublicServicesModule : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "PublicServices";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        // The settings are read when the catalogue is first asked for: the folders are absolute only then.
        services.AddSingleton(p => new ProcedureCatalogue(
            context.Settings.CatalogFolder, Path.Combine(context.Settings.DataFolder, "catalogue"), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<ProcedureCatalogue>>(), p.GetRequiredService<PublishedProcedures>()));
        services.AddSingleton(new BackupFolder("catalogue"));
        services.AddSingleton<ICodeLists>(p => p.GetRequiredService<ProcedureCatalogue>());
        services.AddSingleton<ICaseTypeSource, ProcedureCaseTypes>();
        services.AddOptions<DepartmentSettings>().Bind(context.Configuration.GetSection("Saola:Department"));
        AddDocuments(services);
        context.AddCitizenPages();
        services.AddStaffPages();
        services.AddScoped<IIssueCondition, FeesAreSet>();
        services.AddScoped<FileThroughApi>().AddScoped<DraftsThroughApi>().AddScoped<DraftReading>().AddScoped<AnswerThroughApi>().AddScoped<SentPapers>().AddScoped<ApiCaller>();
        services.AddScoped<LoadedMark>().AddScoped<DemonstrationCast>().AddScoped<SamplePapers>().AddScoped<IDemonstrationLoader, LoadYear>().AddScoped<IDemonstrationLoader, LoadPayments>().AddScoped<IDemonstrationLoader, LoadEndedResults>();
        services.AddNumbersPage();
        services.AddBuilder();
    }

    // Slips first: the notices carry them.
    private static void AddDocuments(IServiceCollection services)
    {
        services.AddSingleton<SlipWriters>();
        services.AddScoped<DossierForm>().AddScoped<ResultComposer>().AddScoped<SlipFacts>().AddScoped<ReceptionSlips>().AddScoped<ClosingSlips>()
            .AddScoped<ResultTexts>().AddScoped<ResultDocuments>().AddScoped<DossierDocuments>().AddScoped<ComposedResult>().AddScoped<IResultMaker, SignedResults>().AddScoped<SlipMakers>();
        services.AddSingleton<IModelContributor, ServicesModel>();
        services.AddSingleton<TemplateCheck>().AddScoped<FindTemplates>().AddScoped<PublishTemplate>().AddScoped<EndTemplate>().AddScoped<DraftFiles>().AddScoped<ResultFiles>()
            .AddScoped<IFileGate, TemplateFileGate>().AddScoped<INavigationSource, TemplateNavigation>();
        services.AddScoped<ICaseReaction, MakeSlips>().AddScoped<ICaseReaction, SendNotices>().AddScoped<NoticePost>().AddScoped<NoticeWords>();
        services.AddScoped<ICaseReaction, StaffNotices>().AddScoped<StaffReaders>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCitizenPages();
        DocumentEndpoint.Map(endpoints);
        ProceduresApi.Map(endpoints);
        CasesApi.Map(endpoints);
        FileThroughApi.Map(endpoints);
        ApplicantApi.Map(endpoints);
        FeesApi.Map(endpoints);
        ResultDraftApi.Map(endpoints);
        DraftsApi.Map(endpoints);
        CounterApi.Map(endpoints);
        OfficersApi.Map(endpoints);
        ClockApi.Map(endpoints);
        ApologyApi.Map(endpoints);
        BuilderApi.Map(endpoints);
        ResultsApi.Map(endpoints);
        TemplatesApi.Map(endpoints);
        ReportsApi.Map(endpoints);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Commands(ICommandHost host) => [ProcedureCommands.Create(host)];
}
