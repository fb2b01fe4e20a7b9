using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity.Clients;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>What officers' programs do with a dossier, and what partner systems see of each other's.</summary>
public sealed class OfficersApiTests
{
    [Theory, OnBothDatabases]
    public async Task Staff_comment_once_for_one_key_and_others_are_told_nothing(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database, TimeProvider.System);
        var path = "/api/v1/cases/" + (await site.FileAsync("citizen@saola.test")).Number;
        using var clerk = await PersonProgram.ConnectAsync(site.Site, "clerk@saola.test");
        using var citizen = await PersonProgram.ConnectAsync(site.Site, "citizen@saola.test");

        using var first = await CommentAsync(clerk, path, "ghi-chu-1", "Đã gọi điện cho người nộp.");
        using var again = await CommentAsync(clerk, path, "ghi-chu-1", "Đã gọi điện cho người nộp.");
        using var empty = await CommentAsync(clerk, path, "ghi-chu-2", " ");
        using var foreign = await CommentAsync(citizen, path, "ghi-chu-3", "Xin chào");
        using var stopped = await clerk.PostAsJsonAsync(At(path + "/stop"), new { ground = "Ordered" });
        using var early = await clerk.PostAsync(At(path + "/return"), null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, again.StatusCode));
        Assert.Single((await clerk.GetFromJsonAsync<JsonArray>(At(path + "/comments")))!);
        Assert.Equal("comment.empty", await CodeAsync(empty));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(At(path + "/comments"))).StatusCode);
        Assert.True((int)stopped.StatusCode is 403 or 422, stopped.StatusCode.ToString());
        Assert.Equal("case.no_result", await CodeAsync(early));
    }

    [Fact]
    public async Task A_partner_whose_code_begins_like_anothers_sees_nothing_of_it()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var longer = await PartnerAsync(site, "cong-ty-hai");
        using var shorter = await PartnerAsync(site, "cong-ty");
        var body = new JsonObject { ["procedure"] = "2.002385", ["data"] = CitizenSite.Sample("2.002385"), ["applicant"] = new JsonObject { ["fullName"] = "Trần Văn Mẫu" } };

        using var filed = await longer.FileAsync(body, "khoa");
        var number = (string)(await filed.Content.ReadFromJsonAsync<JsonObject>())!["number"]!;
        using var other = await shorter.GetAsync(At("/api/v1/cases/" + number));
        using var own = await longer.GetAsync(At("/api/v1/cases/" + number));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (other.StatusCode, own.StatusCode));
        Assert.Empty((await shorter.GetFromJsonAsync<JsonObject>(At("/api/v1/cases")))!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Cong-Ty")]
    [InlineData("cong:ty")]
    [InlineData("cong.ty")]
    [InlineData("0193a00000007000800000000000000a")]
    [InlineData("a-code-that-is-one-letter-too-long-for-us")]
    public async Task A_code_that_could_be_taken_for_another_is_refused(string code)
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);

        var made = await host.InScopeAsync(services => services.GetRequiredService<ClientKeeping>().CreateAsync(new ClientInput { ClientId = code, Name = "Đối tác thử", MayWrite = true }, CancellationToken.None));

        Assert.Equal("client.id", made.Faults.Single().Code);
    }

    private static async Task<HttpClient> PartnerAsync(SaolaTestSite site, string code)
    {
        var secret = "";
        await site.InScopeAsync(async services => secret = (await services.GetRequiredService<ClientKeeping>().CreateAsync(new ClientInput { ClientId = code, Name = "Đối tác thử", MayWrite = true }, CancellationToken.None)).Value);
        return await ApiPartner.ConnectAsync(site, code, secret);
    }

    private static async Task<HttpResponseMessage> CommentAsync(HttpClient client, string path, string key, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path + "/comments")) { Content = JsonContent.Create(new { text }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"];

    private static Uri At(string path) => new(path, UriKind.Relative);
}
