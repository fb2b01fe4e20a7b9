using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>What an Idempotency-Key promises when a partner's system runs wild.</summary>
public sealed class IdempotencyTests
{
    private const string Procedure = "2.002385";
    private const int Sends = 1000;

    [Theory, OnBothDatabases]
    public async Task A_thousand_parallel_submits_with_one_key_make_one_case(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(
            database, adjust: builder => builder.Configuration["Saola:RateLimits:api"] = "1000000",
            seed: async services => await services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order).First().LoadAsync(new DemonstrationRequest(0, 7, _ => { }), CancellationToken.None));
        using var client = site.Client();
        client.DefaultRequestHeaders.Authorization = await TokenAsync(client);
        var body = new JsonObject { ["procedure"] = Procedure, ["data"] = CitizenSite.Sample(Procedure), ["applicant"] = new JsonObject { ["fullName"] = "Trần Văn Mẫu" } }.ToJsonString();
        var answers = new ConcurrentBag<(HttpStatusCode Status, string Text)>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Sends), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, token) => answers.Add(await SendAsync(client, body, token)));

        Assert.Equal(Sends, answers.Count);
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.Created, a.Text));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(answers.Select(a => JsonDocument.Parse(a.Text).RootElement.GetProperty("number").GetString()).Distinct(StringComparer.Ordinal));
        await site.InScopeAsync(async services =>
        {
            // The losers of the race gave their numbers back: the next case has the next number.
            var next = await SendAsync(client, body, CancellationToken.None, "khoa-khac");
            Assert.EndsWith("-0002", JsonDocument.Parse(next.Text).RootElement.GetProperty("number").GetString(), StringComparison.Ordinal);
            var db = services.GetRequiredService<AppDbContext>();
            Assert.Equal(2, await db.Set<Engines.Cases.Model.Case>().CountAsync());
            // Nor did they leave a person whom no case knows: one for each of the two cases.
            Assert.Equal(2, await db.Set<Engines.Identity.Model.Person>().CountAsync(p => p.FullName == "Trần Văn Mẫu"));
        });
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpClient client, string body, CancellationToken cancellationToken, string key = "mot-khoa")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/cases", UriKind.Relative)) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    private static async Task<AuthenticationHeaderValue> TokenAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = "demo-partner", ["client_secret"] = "saola-demo", ["scope"] = "api.write" });
        using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }
}
