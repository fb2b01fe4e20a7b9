using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>A person's program fills a draft part by part, as the pages do.</summary>
public sealed class DraftsApiTests
{
    private const string Code = "1.001786";
    private static readonly string[] Papers = ["charter", "staff_evidence", "head_appointment", "premises_proof"];

    [Theory, OnBothDatabases]
    public async Task A_draft_is_begun_once_filled_part_by_part_and_filed_once(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await PersonProgram.ConnectAsync(site, "citizen@saola.test");
        using var begun = await BeginAsync(client, "nhap-1");
        using var again = await BeginAsync(client, "nhap-1");
        var draft = await JsonAsync(begun);
        var path = "/api/v1/drafts/" + Card(draft)["id"];
        await FillAsync(client, path, draft);
        foreach (var paper in Papers) await PutAsync(client, $"{path}/papers/{paper}", new { files = new[] { await client.FileIdAsync() }, rowVersion = await VersionAsync(client, path) });
        var ready = await JsonAsync(await client.GetAsync(At(path)));

        var submission = new { rowVersion = (int)Card(ready)["rowVersion"]!, note = "Xin cảm ơn" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsJsonAsync(At(path + "/submission"), submission)));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (begun.StatusCode, again.StatusCode));
        Assert.Equal((string?)Card(draft)["id"], (string?)Card(await JsonAsync(again))["id"]);
        Assert.True((bool)ready["mayBeFiled"]!, ready["faults"]!.ToJsonString());
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode, a.StatusCode.ToString()));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        var numbers = await Task.WhenAll(answers.Select(async a => (string?)(await JsonAsync(a))["number"]));
        Assert.Single(numbers.Distinct(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(At(path))).StatusCode);
        Assert.Equal("draft.filed", (string?)(await JsonAsync(await BeginAsync(client, "nhap-1")))["code"]);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_kept_and_named_and_only_what_has_no_place_is_not(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await PersonProgram.ConnectAsync(site, "citizen@saola.test");
        var draft = await JsonAsync(await BeginAsync(client, "nhap-2"));
        var path = "/api/v1/drafts/" + Card(draft)["id"];
        var section = SectionOf("org_name_short");

        var saved = await PutAsync(client, $"{path}/sections/{section}", new { values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["org_name_short"] = 5, ["no_such_field"] = "x" }, rowVersion = 0 });
        using var stale = await client.PutAsJsonAsync(At($"{path}/sections/{section}"), new { values = new { }, rowVersion = 0 });
        using var unknown = await client.PutAsJsonAsync(At($"{path}/sections/khong_co"), new { values = new { }, rowVersion = 1 });
        using var early = await client.PostAsJsonAsync(At(path + "/submission"), new { rowVersion = 1 });

        Assert.Equal("5", saved["values"]!["org_name_short"]!.ToJsonString());
        Assert.Contains(saved["faults"]!.AsArray(), f => (string?)f!["code"] == "draft.no_field" && (string?)f["field"] == "no_such_field");
        Assert.Contains(saved["faults"]!.AsArray(), f => (string?)f!["field"] == "org_name_short");
        Assert.Equal((HttpStatusCode.Conflict, "draft.changed"), (stale.StatusCode, (string?)(await JsonAsync(stale))["code"]));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.True((await JsonAsync(early))["errors"]!.AsArray().Count > 3);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_is_taken_once_and_what_the_program_says_of_it_is_not_believed(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await PersonProgram.ConnectAsync(site, "citizen@saola.test");
        var first = "/api/v1/drafts/" + Card(await JsonAsync(await BeginAsync(client, "nhap-3")))["id"];
        var second = "/api/v1/drafts/" + Card(await JsonAsync(await BeginAsync(client, "nhap-4")))["id"];
        var file = await client.FileIdAsync("điều lệ.pdf");

        var taken = await PutAsync(client, first + "/papers/charter", new { files = new[] { file }, rowVersion = 0 });
        var kept = await PutAsync(client, first + "/papers/charter", new { files = new[] { file }, rowVersion = 1 });
        var stolen = await PutAsync(client, second + "/papers/charter", new { files = new[] { file }, rowVersion = 0 });
        var tooMany = await PutAsync(client, first + "/papers/charter", new { files = new[] { file, await client.FileIdAsync("khác.pdf") }, rowVersion = 2 });
        var none = await PutAsync(client, first + "/papers/charter", new { files = Array.Empty<Guid>(), rowVersion = 3 });

        Assert.Equal([file.ToString()], Files(taken));
        Assert.Equal([file.ToString()], Files(kept));
        Assert.Equal("files.unknown", (string?)stolen["faults"]![0]!["code"]);
        Assert.Equal("paper.one_file", (string?)tooMany["faults"]![0]!["code"]);
        Assert.Equal([file.ToString()], Files(tooMany));
        Assert.Empty(Files(none));
    }

    [Theory, OnBothDatabases]
    public async Task Drafts_are_their_owners_alone(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var owner = await PersonProgram.ConnectAsync(site, "citizen@saola.test");
        using var other = await PersonProgram.ConnectAsync(site, "scientist@saola.test");
        using var partner = await ApiPartner.ConnectAsync(site);
        var path = "/api/v1/drafts/" + Card(await JsonAsync(await BeginAsync(owner, "nhap-5")))["id"];

        using var read = await other.GetAsync(At(path));
        using var thrown = await other.DeleteAsync(At(path));
        using var system = await BeginAsync(partner, "nhap-5");
        var list = (await owner.GetFromJsonAsync<JsonArray>(At("/api/v1/drafts")))!;
        using var gone = await owner.DeleteAsync(At(path));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, thrown.StatusCode));
        Assert.Equal("draft.person_only", (string?)(await JsonAsync(system))["code"]);
        Assert.Single(list);
        Assert.Empty((await other.GetFromJsonAsync<JsonArray>(At("/api/v1/drafts")))!);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await site.InScopeAsync(async services => Assert.Equal(0, await services.GetRequiredService<AppDbContext>().Set<Engines.Cases.Model.CaseDraft>().CountAsync()));
    }

    private static async Task FillAsync(HttpClient client, string path, JsonObject draft)
    {
        var data = CitizenSite.Sample(Code);
        await client.SendFieldsAsync(data);
        var locked = draft["locked"]!.AsArray().Select(l => (string)l!).ToHashSet(StringComparer.Ordinal);
        foreach (var section in draft["sections"]!.AsArray().Select(s => (string)s!["id"]!))
        {
            var values = CitizenForm.Values(Code, section, data).Where(v => !locked.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value?.DeepClone(), StringComparer.Ordinal);
            var saved = await PutAsync(client, $"{path}/sections/{section}", new { values, rowVersion = await VersionAsync(client, path) });
            Assert.True(saved["faults"]!.AsArray().Count == 0, saved["faults"]!.ToJsonString());
        }
    }

    private static string SectionOf(string field) => CitizenForm.SectionOf(Code, field);

    private static List<string> Files(JsonObject draft) => [.. draft["papers"]!.AsArray().Single(p => (string?)p!["id"] == "charter")!["files"]!.AsArray().Select(f => (string)f!)];

    private static JsonObject Card(JsonObject draft) => draft["draft"]!.AsObject();

    private static async Task<int> VersionAsync(HttpClient client, string path) => (int)Card(await JsonAsync(await client.GetAsync(At(path))))["rowVersion"]!;

    private static async Task<HttpResponseMessage> BeginAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/drafts")) { Content = JsonContent.Create(new { procedure = Code }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<JsonObject> PutAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsJsonAsync(At(path), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await JsonAsync(answer);
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
