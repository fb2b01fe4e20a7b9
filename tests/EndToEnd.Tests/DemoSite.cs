using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.EndToEnd.Tests;

/// <summary>The whole program with the accounts of the demonstration and a small year of cases.</summary>
internal static class DemoSite
{
    private const int Cases = 60;

    public static Task<SaolaTestSite> StartAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, seed: async services =>
    {
        foreach (var loader in services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order)) await loader.LoadAsync(new DemonstrationRequest(Cases, 7, _ => { }), CancellationToken.None);
    });

    /// <summary>The same with the accounts alone, for what needs no case.</summary>
    public static Task<SaolaTestSite> StartAccountsAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, seed: services =>
        services.GetServices<IDemonstrationLoader>().Single(l => l.Order == 0).LoadAsync(new DemonstrationRequest(0, 7, _ => { }), CancellationToken.None));

    /// <summary>The person of an account.</summary>
    public static async Task<Guid> PersonAsync(SaolaTestSite site, string email)
    {
        var id = Guid.Empty;
        await site.InScopeAsync(async services => id = (await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None))!.Id);
        return id;
    }

    /// <summary>A dossier of the demonstration's citizen, filed now.</summary>
    public static async Task<FiledCase> FileAsync(SaolaTestSite site, string code)
    {
        FiledCase? filed = null;
        await site.InScopeAsync(async services =>
        {
            var citizen = (await services.GetRequiredService<IDemonstrationPeople>().AccountAsync("citizen@saola.test", CancellationToken.None))!;
            var type = services.GetRequiredService<CaseTypes>().Current(code)!;
            var form = FormDefinition.FromSchema(type.FormSchema).Value;
            var data = FormSampler.Fill(form, new FormContext(services.GetRequiredService<TimeProvider>().Today(), services.GetRequiredService<ICodeLists>()), SampleRandom.Of(3));
            var result = await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
            {
                Type = type, Key = "journey:" + code, Data = (JsonObject)data.DeepClone(), Channel = CaseChannel.Online, ApplicantPersonId = citizen.Id, FilerPersonId = citizen.Id,
                ApplicantName = citizen.FullName, ApplicantNumber = citizen.PersonalId, Email = citizen.Email, Phone = citizen.Phone, Address = citizen.Address, Attachments = [],
                Fees = [new CaseFeeDraft("fee", "Phí thẩm định", new Money(3_000_000), "reception")],
            }, CancellationToken.None);
            filed = result.Value;
        });
        return filed!;
    }
}
