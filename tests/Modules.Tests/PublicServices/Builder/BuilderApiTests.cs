using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Api;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Builder;

public sealed class BuilderApiTests
{
    private const string Reviews = "/api/v1/procedure-reviews";

    [Theory, OnBothDatabases]
    public async Task A_procedure_goes_from_a_file_to_a_published_version_by_programs(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database, TimeProvider.System);
        using var writer = await PersonProgram.ConnectAsync(site.Site, BuilderDesk.Writer);
        using var leader = await PersonProgram.ConnectAsync(site.Site, BuilderDesk.Leader);
        using var officer = await PersonProgram.ConnectAsync(site.Site, "officer@saola.test");
        var begun = await BeginAsync(writer, "khoa-1", new { copy = "2.002248" });
        var path = $"{Reviews}/{(string)begun["number"]!}";
        Assert.Equal((string)begun["number"]!, (string)(await BeginAsync(writer, "khoa-1", new { copy = "2.002248" }))["number"]!);
        var text = await writer.GetStringAsync(At(path + "/text"));
        var imported = await BeginAsync(writer, "khoa-2", new { text });
        Assert.Equal(text, await writer.GetStringAsync(At($"{Reviews}/{(string)imported["number"]!}/text")));

        using var saved = await writer.PutAsJsonAsync(At(path + "/records"), new { rowVersion = 0, at = "facts", values = new { summary = "Sửa qua chương trình.", level = "huyen" } });
        var whole = (await saved.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("level", (string)whole["faults"]!.AsArray().Single()!["place"]!);
        using var stale = await writer.PutAsJsonAsync(At(path + "/records"), new { rowVersion = 0, at = "facts", values = new { level = "tinh" } });
        using var mended = await writer.PutAsJsonAsync(At(path + "/records"), new { rowVersion = 1, at = "facts", values = new { level = "tinh" } });
        using var refused = await officer.PutAsJsonAsync(At(path + "/records"), new { rowVersion = 2, at = "facts", values = new { level = "xa" } });
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.Forbidden), (stale.StatusCode, mended.StatusCode, refused.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(At(path))).StatusCode);

        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        using var submitted = await writer.PostAsJsonAsync(At(path + "/submission"), new { rowVersion = 2, validFrom = today, decisionNumber = "77/QĐ-UBND", decisionDate = today, kind = "sua_doi", fileId = await writer.FileIdAsync("quyết định.pdf") });
        using var own = await writer.PostAsJsonAsync(At(path + "/approval"), new { rowVersion = 3 });
        using var approved = await leader.PostAsJsonAsync(At(path + "/approval"), new { rowVersion = 3 });

        Assert.True(submitted.IsSuccessStatusCode, await submitted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Equal(2, (int)(await approved.Content.ReadFromJsonAsync<JsonObject>())!["publishedVersion"]!);
        Assert.Equal(2, (int)(await leader.GetFromJsonAsync<JsonObject>(At("/api/v1/procedures/2.002248")))!["summary"]!["version"]!);
        Assert.Contains((await leader.GetFromJsonAsync<JsonArray>(At(path + "/differences")))!, d => (string)d!["key"]! == "summary");
    }

    private static async Task<JsonObject> BeginAsync(HttpClient client, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(Reviews)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
