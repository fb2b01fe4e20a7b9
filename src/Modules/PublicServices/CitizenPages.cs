using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Search;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.PublicServices.Finding;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices;

/// <summary>Puts the pages on which people find, file and follow together.</summary>
internal static class CitizenPages
{
    public static void AddCitizenPages(this PartContext context)
    {
        var services = context.Services;
        services.AddOptions<CitizenSettings>().Bind(context.Configuration.GetSection("Saola:PublicServices"));
        services.AddScoped<ISearchSource, ProcedureSearchSource>();
        services.AddScoped<CaseProgressReader>().AddScoped<PickUpHours>();
        AddFiling(services);
        services.AddScoped<INavigationSource, CitizenNavigation>();
        services.AddScoped<IHomeTile, ServicesTile>();
    }

    private static void AddFiling(IServiceCollection services) => services
        .AddScoped<FormContexts>().AddScoped<DossierPrefill>().AddScoped<DraftMove>().AddScoped<DossierDrafts>().AddScoped<DraftUploads>().AddScoped<FormDesk>()
        .AddScoped<DossierCheck>().AddScoped<DossierApplicant>().AddScoped<FileDossier>()
        .AddScoped<PaperDesk>().AddScoped<AnswerDossier>().AddScoped<DossierPayments>();

    public static void MapCitizenPages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/thu-tuc/{code}/schema.json", (string code, int? version, ProcedureCatalogue catalogue, TimeProvider clock) =>
            (version is { } wanted ? catalogue.Version(code, wanted) : catalogue.Current(code, Kernel.VietnamTime.Today(clock))) is { } procedure
                ? Results.Text(procedure.Form.ToSchema().ToJsonString(ProcedureCaseTypes.SchemaText), "application/schema+json")
                : Results.NotFound())
            .WithTags("Thủ tục").WithSummary("JSON Schema 2020-12 of the form of a procedure").ExcludeFromDescription();
}
