using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

public sealed class CasesApiTests
{
    private const string Procedure = "2.002385";

    [Theory, OnBothDatabases]
    public async Task A_partner_files_once_with_one_key_and_follows_by_number_and_code(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        var body = await BodyAsync(site);
        await client.SendFieldsAsync(body["data"]);

        var first = await client.FileAsync(body, "khoa-1");
        var again = await client.FileAsync(body, "khoa-1");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var (number, code) = await FiledAsync(first);
        Assert.Equal((number, code), await FiledAsync(again));
        var tracked = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/track?number={number}&code={code}", UriKind.Relative));
        Assert.Equal("Submitted", tracked.GetProperty("state").GetString());
        using var wrong = await client.GetAsync(new Uri($"/api/v1/track?number={number}&code=AAAAAAAA", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_faulty_dossier_is_refused_with_every_field_and_a_stable_code(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        var body = await BodyAsync(site);
        body["data"]!.AsObject().Clear();

        using var refused = await client.FileAsync(body, "khoa-2");
        using var keyless = await client.PostAsJsonAsync(new Uri("/api/v1/cases", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("code").GetString()));
        Assert.True(problem.GetProperty("errors").GetArrayLength() > 3);
        Assert.Equal(HttpStatusCode.BadRequest, keyless.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_filed_and_procedures_are_read_page_by_page()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var client = site.Client(followRedirects: false);

        using var refused = await client.FileAsync(await BodyAsync(site), "khoa-3");
        var first = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/procedures?limit=20", UriKind.Relative));
        var second = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/procedures?limit=200&cursor=" + first.GetProperty("next").GetString(), UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(45, first.GetProperty("items").GetArrayLength() + second.GetProperty("items").GetArrayLength());
    }

    private static async Task<JsonObject> BodyAsync(SaolaTestSite site)
    {
        JsonObject? data = null;
        await site.InScopeAsync(services =>
        {
            var form = FormDefinition.FromSchema(services.GetRequiredService<CaseTypes>().Current(Procedure)!.FormSchema).Value;
            data = FormSampler.Fill(form, new FormContext(services.GetRequiredService<TimeProvider>().Today(), services.GetRequiredService<ICodeLists>()), SampleRandom.Of(5));
            return Task.CompletedTask;
        });
        return new JsonObject { ["procedure"] = Procedure, ["data"] = data, ["applicant"] = new JsonObject { ["fullName"] = "Trần Văn Mẫu", ["email"] = "mau@saola.test" } };
    }

    private static async Task<(string Number, string Code)> FiledAsync(HttpResponseMessage answer)
    {
        var filed = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (filed.GetProperty("number").GetString()!, filed.GetProperty("trackingCode").GetString()!);
    }
}
