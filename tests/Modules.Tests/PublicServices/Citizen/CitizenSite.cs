using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>The whole site with the demonstration people, as applicants see it.</summary>
internal sealed class CitizenSite : IAsyncDisposable
{
    private readonly SaolaTestSite _site;

    private CitizenSite(SaolaTestSite site) => _site = site;

    public IServiceProvider Services => _site.Services;

    public SaolaTestSite Site => _site;

    /// <summary>Wednesday 25/11/2026, 9:00 in Vietnam unless the test says otherwise.</summary>
    public static async Task<CitizenSite> StartAsync(DatabaseKind database, TimeProvider? clock = null)
    {
        var site = await SaolaTestSite.StartAsync(database, clock ?? new Microsoft.Extensions.Time.Testing.FakeTimeProvider(SaolaTestHost.StandardNow), seed: async services =>
        {
            foreach (var loader in services.GetServices<IDemonstrationLoader>().Where(l => l.Order == 0)) await loader.LoadAsync(new(0, 1, _ => { }), CancellationToken.None);
        });
        return new CitizenSite(site);
    }

    public Browser Visitor() => new(_site, followRedirects: true);

    /// <summary>A browser in which a demonstration account is signed in.</summary>
    public async Task<Browser> SignedInAsync(string email)
    {
        var browser = new Browser(_site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        return browser;
    }

    /// <summary>The person of a demonstration account.</summary>
    public async Task<PersonCard> PersonAsync(string email)
    {
        PersonCard? person = null;
        await _site.InScopeAsync(async services => person = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None));
        return person!;
    }

    /// <summary>Files a dossier past the pages: for tests of what comes after.</summary>
    public async Task<FiledCase> FileAsync(string email, string code = "2.002385", DeliveryMode delivery = DeliveryMode.Electronic)
    {
        var person = await PersonAsync(email);
        FiledCase? filed = null;
        await ActAsync(email, async services =>
        {
            var type = services.GetRequiredService<CaseTypes>().Current(code)!;
            var result = await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
            {
                Type = type, Key = Guid.NewGuid().ToString(), Data = Sample(code), Channel = CaseChannel.Online, DeliveryMode = delivery, ApplicantPersonId = person.Id, FilerPersonId = person.Id,
                ApplicantName = person.FullName, ApplicantNumber = person.PersonalId, Email = person.Email, Attachments = [],
            }, CancellationToken.None);
            filed = result.Value;
        });
        return filed!;
    }

    /// <summary>Does something as the person of an account.</summary>
    public async Task ActAsync(string email, Func<IServiceProvider, Task> work)
    {
        var person = await PersonAsync(email);
        await _site.InScopeAsync(work, new Actor(ActorKind.Person, person.Id, person.FullName, "person"));
    }

    public static System.Text.Json.Nodes.JsonObject Sample(string code) =>
        (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Repository.Path("samples", "forms", code + ".json")))!;

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
