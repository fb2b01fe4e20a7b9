using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Clients;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>1.001786 with its files, filed by a partner system and carried on by it.</summary>
public sealed class PapersThroughApiTests
{
    private static readonly string[] Papers = ["charter", "staff_evidence", "head_appointment", "premises_proof"];

    [Theory, OnBothDatabases]
    public async Task A_partner_sends_files_whole_and_in_pieces_and_files_with_them(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        var body = await BodyAsync(client);
        body["papers"]![0]!["file"] = (await client.UploadAsync("điều lệ tải dần.pdf", ApiPartner.Pdf.Length)).ToString();

        using var filed = await client.FileAsync(body, "giay-to-1");
        using var again = await client.FileAsync(body, "giay-to-1");

        Assert.True(filed.StatusCode == HttpStatusCode.Created, await filed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var details = await DetailsAsync(site, await NumberAsync(filed));
        Assert.Contains(details.Papers, p => p is { PaperId: "charter", FileName: "điều lệ tải dần.pdf" });
        Assert.Superset(Papers.ToHashSet(StringComparer.Ordinal), details.Papers.Select(p => p.PaperId).ToHashSet(StringComparer.Ordinal));
        Assert.Contains(details.Papers, p => p.PaperId == "head_cv_file");
        using var content = await client.GetAsync(new Uri($"/tep/{details.Papers[0].FileId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, content.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Missing_foreign_unfinished_and_unasked_files_are_refused_each_at_its_place(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        using var other = await OtherAsync(site);
        var body = await BodyAsync(client);
        var papers = body["papers"]!.AsArray();
        papers[0]!["file"] = (await other.FileIdAsync()).ToString();
        papers[1]!["file"] = (await client.UploadAsync("bằng cấp dở dang.pdf", 20)).ToString();
        papers[2]!["paper"] = "no_such_paper";
        body["data"]!["head_cv_file"] = new JsonObject { ["id"] = "x", ["name"] = "x.pdf" };

        using var refused = await client.FileAsync(body, "giay-to-2");
        var faults = await refused.FaultsAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(faults, f => f is { Code: "files.unknown", Field: "paper:charter" });
        Assert.Contains(faults, f => f is { Code: "files.incomplete", Field: "paper:staff_evidence" } && f.Message.Contains("bằng cấp dở dang.pdf", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Code: "paper.not_asked", Field: "paper:no_such_paper" });
        Assert.Contains(faults, f => f is { Code: "paper.missing", Field: "paper:head_appointment" });
        Assert.Contains(faults, f => f is { Code: "files.unknown", Field: "head_cv_file" });
    }

    [Theory, OnBothDatabases]
    public async Task A_mistyped_file_is_refused_by_name_and_one_that_a_paper_does_not_take_too(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        using var visitor = site.Client(followRedirects: false);
        var body = await BodyAsync(client);
        body["papers"]![0]!["file"] = (await client.FileIdAsync("điều lệ.png")).ToString();

        using var mistyped = await client.SendFileAsync(ApiPartner.Pdf, "không phải ảnh.png");
        using var empty = await client.SendFileAsync([], "rỗng.pdf");
        using var nobody = await visitor.SendFileAsync(ApiPartner.Pdf, "a.pdf");
        using var refused = await client.FileAsync(body, "giay-to-3");

        Assert.Contains("không phải ảnh.png", (await mistyped.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("files.empty", (await empty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        var fault = Assert.Single(await refused.FaultsAsync());
        Assert.Equal(("files.type_not_accepted", "paper:charter"), (fault.Code, fault.Field));
        Assert.Contains("điều lệ.png", fault.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_of_one_dossier_is_not_taken_by_another(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        var first = await BodyAsync(client);
        var second = await BodyAsync(client);
        second["papers"]![0]!["file"] = first["papers"]![0]!["file"]!.DeepClone();

        using var filed = await client.FileAsync(first, "giay-to-4");
        using var refused = await client.FileAsync(second, "giay-to-5");

        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        Assert.Equal(("files.unknown", "paper:charter"), (await refused.FaultsAsync()).Select(f => (f.Code, f.Field)).Single());
    }

    [Theory, OnBothDatabases]
    public async Task The_partner_answers_a_supplement_withdraws_and_rates_and_no_other_may(DatabaseKind database)
    {
        await using var site = await ApiPartner.SiteAsync(database);
        using var client = await ApiPartner.ConnectAsync(site);
        using var other = await OtherAsync(site);
        using var filed = await client.FileAsync(await BodyAsync(client), "giay-to-6");
        var number = await NumberAsync(filed);
        var path = "/api/v1/cases/" + number;
        await AskAsync(site, number);
        var answer = new { papers = new[] { new { paper = "charter", file = await client.FileIdAsync("điều lệ mới.pdf") } }, values = new Dictionary<string, string>(StringComparer.Ordinal) { ["org_name_short"] = "SMX" } };
        var asked = await client.GetFromJsonAsync<JsonElement>(new Uri(path + "/supplements", UriKind.Relative));

        using var foreign = await other.WriteAsync(path + "/supplement", answer);
        using var early = await client.WriteAsync(path + "/rating", new { level = "satisfied" });
        using var wrong = await client.WriteAsync(path + "/supplement", new { values = new Dictionary<string, string>(StringComparer.Ordinal) { ["head_major"] = "Khác" } });
        using var answered = await client.WriteAsync(path + "/supplement", answer);
        var difference = await client.GetFromJsonAsync<JsonElement>(new Uri(path + "/differences?from=1&to=2", UriKind.Relative));
        using var twice = await client.WriteAsync(path + "/supplement", answer);
        using var withdrawn = await client.WriteAsync(path + "/withdrawal", new { reason = "Nộp lại sau" });
        using var rated = await client.WriteAsync(path + "/rating", new { level = "acceptable", words = "Nhanh." });

        Assert.Equal(2, asked[0].GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains(await wrong.FaultsAsync(), f => f is { Code: "supplement.not_open", Field: "head_major" });
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync());
        Assert.Equal(("org_name_short", "SMX"), (difference.GetProperty("sections")[0].GetProperty("fields")[0].GetProperty("path").GetString(), difference.GetProperty("sections")[0].GetProperty("fields")[0].GetProperty("after").GetString()));
        Assert.Equal("điều lệ mới.pdf", difference.GetProperty("papers")[0].GetProperty("after")[0].GetProperty("fileName").GetString());
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal("Stopped", (await withdrawn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        Assert.True(rated.IsSuccessStatusCode, await rated.Content.ReadAsStringAsync());
        var details = await DetailsAsync(site, number);
        Assert.Contains(details.Papers, p => p is { PaperId: "charter", FileName: "điều lệ mới.pdf", UntilVersion: null });
        Assert.Equal("acceptable", details.Satisfaction);
        var documents = await client.GetFromJsonAsync<JsonElement>(new Uri(path + "/documents", UriKind.Relative));
        Assert.True(documents.GetArrayLength() > 1);
        Assert.Single((await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/cases", UriKind.Relative))).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await other.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/cases", UriKind.Relative))).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_description_tells_of_files_papers_and_what_follows()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var client = site.Client();

        var paths = (await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/openapi.json", UriKind.Relative))).GetProperty("paths");

        foreach (var path in new[] { "/api/v1/files", "/api/v1/cases", "/api/v1/cases/{number}/supplement", "/api/v1/cases/{number}/withdrawal", "/api/v1/cases/{number}/rating" })
            Assert.False(string.IsNullOrEmpty(paths.GetProperty(path).GetProperty("post").GetProperty("description").GetString()), path);
    }

    private static async Task<JsonObject> BodyAsync(HttpClient client)
    {
        var data = CitizenSite.Sample("1.001786");
        await client.SendFieldsAsync(data);
        var papers = new JsonArray();
        foreach (var paper in Papers) papers.Add(new JsonObject { ["paper"] = paper, ["file"] = (await client.FileIdAsync()).ToString() });
        return new JsonObject { ["procedure"] = "1.001786", ["data"] = data, ["papers"] = papers, ["applicant"] = new JsonObject { ["fullName"] = "Trần Văn Mẫu", ["email"] = "mau@saola.test" } };
    }

    private static async Task<HttpClient> OtherAsync(SaolaTestSite site)
    {
        var secret = "";
        await site.InScopeAsync(async services => secret = (await services.GetRequiredService<ClientKeeping>().CreateAsync(new ClientInput { ClientId = "other-partner", Name = "Đối tác khác", MayWrite = true }, CancellationToken.None)).Value);
        return await ApiPartner.ConnectAsync(site, "other-partner", secret);
    }

    private static async Task<string> NumberAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;

    private static async Task<CaseDetails> DetailsAsync(SaolaTestSite site, string number)
    {
        CaseDetails? details = null;
        await AsClerkAsync(site, async services => details = await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None));
        return details!;
    }

    private static Task AskAsync(SaolaTestSite site, string number) => AsClerkAsync(site, async services =>
    {
        var row = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!.Row;
        var decided = await services.GetRequiredService<DecideStep>().HandleAsync(new StepDecision
        {
            CaseId = row.Id, RowVersion = row.RowVersion, StepId = row.StepId!, Decision = Decisions.Supplement, Reason = "Còn thiếu",
            Items = [new("paper:charter", "Điều lệ", "Thiếu trang 3", null), new("org_name_short", "Tên viết tắt", "Trùng", null)],
        }, CancellationToken.None);
        Assert.True(decided.IsDone);
    });

    private static async Task AsClerkAsync(SaolaTestSite site, Func<IServiceProvider, Task> work)
    {
        PersonCard? clerk = null;
        await site.InScopeAsync(async services => clerk = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync("clerk@saola.test", CancellationToken.None));
        await site.InScopeAsync(work, new Actor(ActorKind.Person, clerk!.Id, clerk.FullName, "person"));
    }
}
