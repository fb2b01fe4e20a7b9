using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Messages.Model;
using Saola.Engines.Tests.Identity;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Messages.Webhooks;

/// <summary>An administrator adds a receiver on the page and through the API; the secret is told once.</summary>
public sealed class WebhookPageTests
{
    private const string Address = "https://93.184.216.34/events?token=bi-mat";

    [Theory, OnBothDatabases]
    public async Task The_secret_is_shown_once_and_stands_nowhere_in_the_clear(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var browser = new Browser(site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", "admin@saola.test"), ("Password", "saola-demo"));

        await browser.OpenAsync("/quan-tri/webhook");
        await browser.SubmitAsync("main form", ("Input.Name", "Trục dữ liệu"), ("Input.Address", Address), ("Input.Kinds", "cases.filed"));
        var secret = browser.Page.QuerySelectorAll(".code").Select(c => c.TextContent).Single(t => t.StartsWith("whsec_", StringComparison.Ordinal));
        await browser.OpenAsync("/quan-tri/webhook");
        var list = browser.Page.QuerySelector("main")!.TextContent;
        await browser.OpenAsync(browser.Page.QuerySelector("main td a")!.GetAttribute("href")!);
        var one = browser.Page.QuerySelector("main")!.TextContent;

        Assert.Contains("Trục dữ liệu", list, StringComparison.Ordinal);
        Assert.All([list, one], text => Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal));
        Assert.All([list, one], text => Assert.DoesNotContain("bi-mat", text, StringComparison.Ordinal));
        await site.InScopeAsync(async services => Assert.DoesNotContain(secret, (await services.GetRequiredService<AppDbContext>().Set<WebhookSubscriber>().SingleAsync()).SealedSecret, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Through_the_interface_one_key_adds_one_receiver_which_is_stopped_started_and_removed(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        using var officer = await PersonProgram.ConnectAsync(site, "officer@saola.test");

        using var wrong = await AddAsync(admin, "wrong", "http://10.0.0.1/x", "identity.*");
        using var first = await AddAsync(admin, "key", Address, "cases.*");
        using var again = await AddAsync(admin, "key", Address, "cases.*");
        var (made, second) = (await JsonAsync(first), await JsonAsync(again));
        var path = "/api/v1/admin/webhooks/" + made["id"];
        using var stopped = await admin.PostAsJsonAsync(At(path + "/disable"), new { reason = "Bên nhận bảo trì" });
        var line = (await admin.GetFromJsonAsync<JsonArray>(At("/api/v1/admin/webhooks")))!.Single()!;
        using var started = await admin.PostAsync(At(path + "/enable"), null);
        using var removed = await admin.DeleteAsync(At(path));
        using var gone = await admin.DeleteAsync(At(path));

        Assert.Equal(["webhook.address", "webhook.kinds"], (await JsonAsync(wrong))["errors"]!.AsArray().Select(e => (string)e!["code"]!));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.StartsWith("whsec_", (string)made["secret"]!, StringComparison.Ordinal);
        Assert.Equal(((string)made["id"]!, null), ((string)second["id"]!, (string?)second["secret"]));
        Assert.Equal(("Disabled", "administrator", "93.184.216.34"), ((string)line["state"]!, (string)line["ground"]!, (string)line["host"]!));
        Assert.All([stopped, started, removed], a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(At("/api/v1/admin/webhooks"))).StatusCode);
    }

    private static async Task<HttpResponseMessage> AddAsync(HttpClient client, string key, string address, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/admin/webhooks")) { Content = JsonContent.Create(new { name = "Trục dữ liệu", address, kinds = new[] { kind } }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
