using Microsoft.Extensions.DependencyInjection;
using Saola.Modules.PublicServices.Pages.Staff.Dossier;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>Registers what the staff's pages need.</summary>
internal static class StaffServices
{
    public static void AddStaffPages(this IServiceCollection services)
    {
        services.AddScoped<CaseLines>().AddScoped<TableDownload>().AddScoped<ExportCases>().AddScoped<DossierTools>().AddScoped<DossierActs>().AddScoped<StepWords>()
            .AddScoped<RevealNumber>().AddScoped<DecideBatch>().AddScoped<ReceiveVisitor>().AddScoped<FeeDesk>().AddScoped<SaveResultDraft>().AddScoped<OpinionActs>().AddScoped<ApologyActs>().AddScoped<VersionComparison>().AddScoped<OverdueLines>();
        services.AddScoped<Pages.Staff.Dossier.OutcomeActs>().AddScoped<Pages.Staff.Dossier.DraftFileDesk>();
        services.AddScoped<INavigationSource, StaffNavigation>();
    }
}
