using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>The one-stop counter through a clerk's program.</summary>
public sealed class CounterApiTests
{
    private const string Code = "2.002385";
    private static readonly object Visitor = new { procedure = Code, fullName = "Đặng Thị Khách", phone = "0901234567", organisation = "Công ty TNHH Thử Quầy" };

    [Theory, OnBothDatabases]
    public async Task A_visitor_is_received_once_for_one_key_and_is_the_applicant_of_what_is_filed(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var clerk = await PersonProgram.ConnectAsync(site, "clerk@saola.test");
        using var without = await clerk.PostAsJsonAsync(At("/api/v1/counter/drafts"), Visitor);
        using var begun = await ReceiveAsync(clerk, "khach-1", Visitor);
        using var again = await ReceiveAsync(clerk, "khach-1", Visitor);
        var draft = await JsonAsync(begun);
        var path = "/api/v1/drafts/" + draft["draft"]!["id"];
        await FillAsync(clerk, path, draft);
        var ready = await JsonAsync(await clerk.GetAsync(At(path)));

        using var submitted = await clerk.PostAsJsonAsync(At(path + "/submission"), new { rowVersion = (int)ready["draft"]!["rowVersion"]! });
        using var late = await ReceiveAsync(clerk, "khach-1", Visitor);
        var filed = await JsonAsync(await clerk.GetAsync(At("/api/v1/cases/" + (await JsonAsync(submitted))["number"])));

        Assert.Equal("idempotency.key", (string?)(await JsonAsync(without))["code"]);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (begun.StatusCode, again.StatusCode));
        Assert.Equal((string?)draft["draft"]!["id"], (string?)(await JsonAsync(again))["draft"]!["id"]);
        Assert.True((bool)ready["mayBeFiled"]!, ready["faults"]!.ToJsonString());
        Assert.Equal(("Công ty TNHH Thử Quầy", "counter"), ((string?)filed["applicant"], (string?)filed["channel"]));
        Assert.Equal((HttpStatusCode.Conflict, "draft.filed"), (late.StatusCode, (string?)(await JsonAsync(late))["code"]));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_no_clerk_has_no_counter_and_what_is_wrong_is_named_by_its_field(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var clerk = await PersonProgram.ConnectAsync(site, "clerk@saola.test");
        using var officer = await PersonProgram.ConnectAsync(site, "officer@saola.test");
        using var reader = await PersonProgram.ConnectAsync(site, "clerk@saola.test", "api.read");
        using var partner = await ApiPartner.ConnectAsync(site);

        foreach (var client in new[] { officer, reader, partner })
        {
            using var refused = await ReceiveAsync(client, "khach-2", Visitor);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        foreach (var (body, code, field) in new (object, string, string)[]
        {
            (new { procedure = "0.000000", fullName = "Đặng Thị Khách" }, "counter.procedure", "procedure"), (new { procedure = Code }, "counter.name", "fullName"),
            (new { procedure = Code, fullName = "Đặng Thị Khách", personalId = "12" }, "person.personal_id", "personalId"),
            (new { procedure = Code, fullName = "Đặng Thị Khách", organisation = "X" }, "organisation.name", "organisation"),
        })
        {
            using var answer = await ReceiveAsync(clerk, "khach-3", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal((code, field), (await answer.FaultsAsync()).Select(f => (f.Code, f.Field!)).First());
        }
    }

    private static async Task FillAsync(HttpClient client, string path, JsonObject draft)
    {
        var data = CitizenSite.Sample(Code);
        await client.SendFieldsAsync(data);
        var locked = draft["locked"]!.AsArray().Select(l => (string)l!).ToHashSet(StringComparer.Ordinal);
        foreach (var section in draft["sections"]!.AsArray().Select(s => (string)s!["id"]!))
        {
            var values = CitizenForm.Values(Code, section, data).Where(v => !locked.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value?.DeepClone(), StringComparer.Ordinal);
            var version = (int)(await JsonAsync(await client.GetAsync(At(path))))["draft"]!["rowVersion"]!;
            using var saved = await client.PutAsJsonAsync(At($"{path}/sections/{section}"), new { values, rowVersion = version });
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> ReceiveAsync(HttpClient client, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/counter/drafts")) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
