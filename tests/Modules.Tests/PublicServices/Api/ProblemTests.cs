using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>Every refusal of the interface has one shape (RFC 9457): this goes through all that its own description lists and provokes what it can.</summary>
public sealed partial class ProblemTests
{
    private static readonly string?[] Bodies = ["{}", "{", null];
    private static readonly string[] Verbs = ["get", "post", "put", "delete", "patch"];

    [Fact]
    public async Task Every_endpoint_refuses_in_one_shape()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite, adjust: builder => Unlimited(builder.Configuration), seed: ApiPartner.PeopleAsync);
        using var nobody = site.Client(followRedirects: false);
        using var partner = await ApiPartner.ConnectAsync(site);
        using var reader = await PersonProgram.ConnectAsync(site, "citizen@saola.test", "api.read");
        using var administrator = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var endpoints = await EndpointsAsync(nobody);
        var seen = new HashSet<int>();

        foreach (var (verb, path) in endpoints)
        {
            foreach (var client in new[] { nobody, partner, reader, administrator })
            {
                foreach (var body in verb == "GET" ? [null] : Bodies)
                {
                    using var answer = await SendAsync(client, verb, path, body);
                    if ((int)answer.StatusCode < 400) continue;
                    await AssertShapeAsync(answer, $"{verb} {path} {body}");
                    Assert.True((int)answer.StatusCode < 500, $"{verb} {path} {body}: {(int)answer.StatusCode}");
                    seen.Add((int)answer.StatusCode);
                }
            }
        }

        Assert.True(endpoints.Count > 40, "The description lists too little.");
        Assert.Superset(new HashSet<int> { 400, 401, 403, 404, 415, 422 }, seen);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var client = await ApiPartner.ConnectAsync(site);
        (string Method, string Path, string? Body, int Status, string Code, string? Field)[] requests =
        [
            ("GET", "/api/v1/search?q=", null, 400, "search.text_missing", "q"), ("GET", "/api/v1/procedures?limit=abc", null, 400, "request.parameter", "limit"),
            ("GET", "/api/v1/no-such-address", null, 404, "request.not_found", null), ("DELETE", "/api/v1/procedures", null, 405, "request.method", null),
            ("GET", "/api/v1/units/no-such-unit", null, 404, "unit.unknown", null), ("GET", "/api/v1/indicators?period=x", null, 400, "period.unknown", "period"),
            ("POST", "/api/v1/cases", "{", 400, "request.json", null), ("POST", "/api/v1/cases", "{\"papers\": 5}", 400, "request.value", "papers"),
            ("POST", "/api/v1/cases", "", 400, "request.body_missing", null), ("POST", "/api/v1/cases", "text:x", 415, "request.media_type", null),
            ("POST", "/api/v1/cases", "{}", 422, "procedure.unknown", "procedure"),
        ];

        foreach (var (method, path, body, status, code, field) in requests)
        {
            using var answer = await SendAsync(client, method, path, body);
            var problem = await AssertShapeAsync(answer, path);
            Assert.Equal((path, status, code, field), (path, (int)answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("errors")[0].GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task Too_many_requests_have_the_shape_too_and_say_when_to_come_again()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite, adjust: builder => builder.Configuration["Saola:RateLimits:api"] = "1", seed: ApiPartner.PeopleAsync);
        using var client = site.Client();

        using var first = await client.GetAsync(new Uri("/api/v1/units", UriKind.Relative));
        using var second = await client.GetAsync(new Uri("/api/v1/units", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("request.too_many", (await AssertShapeAsync(second, "units")).GetProperty("code").GetString());
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_its_meaning_in_both_languages()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var client = site.Client();

        using var answer = await client.GetAsync(new Uri("/api/v1/units/no-such-unit?lang=en", UriKind.Relative));
        var problem = await AssertShapeAsync(answer, "units");
        var kind = JsonDocument.Parse(await client.GetStringAsync(new Uri(problem.GetProperty("type").GetString() + "?lang=vi", UriKind.Relative))).RootElement;

        Assert.Equal("Not found", problem.GetProperty("title").GetString());
        Assert.Equal(("Không tìm thấy", 404), (kind.GetProperty("title").GetString(), kind.GetProperty("status").GetInt32()));
    }

    private static async Task<JsonElement> AssertShapeAsync(HttpResponseMessage answer, string what)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{what}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("/api/v1/problems/", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        foreach (var name in new[] { "title", "detail", "traceId" }) Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty(name).GetString()), $"{what}: {name} {text}");
        Assert.Matches(Code(), problem.GetProperty("code").GetString());
        Assert.All(problem.GetProperty("errors").EnumerateArray(), e => Assert.False(string.IsNullOrWhiteSpace(e.GetProperty("message").GetString()), text));
        Assert.Equal(problem.GetProperty("code").GetString(), problem.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        return problem;
    }

    private static async Task<List<(string Verb, string Path)>> EndpointsAsync(HttpClient client)
    {
        var paths = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative))).RootElement.GetProperty("paths");
        return [.. from path in paths.EnumerateObject() from verb in path.Value.EnumerateObject() where Verbs.Contains(verb.Name) select (verb.Name.ToUpperInvariant(), Filled(path.Name))];
    }

    private static string Filled(string path) => Parameter().Replace(path, found => found.Groups["name"].Value switch
    {
        "date" => "2026-12-30",
        "id" => "0193a000-0000-7000-8000-000000000000",
        _ => "khong-co",
    });

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string verb, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(path, UriKind.Relative));
        request.Headers.Add("Idempotency-Key", "khoa-thu");
        if (body is not null && verb != "GET")
        {
            var type = body.StartsWith("text:", StringComparison.Ordinal) ? "text/plain" : "application/json";
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        }
        return await client.SendAsync(request);
    }

    private static void Unlimited(Microsoft.Extensions.Configuration.ConfigurationManager configuration)
    {
        foreach (var limit in new[] { "api", "upload", "tracking", "sign-in" }) configuration[$"Saola:RateLimits:{limit}"] = "1000000";
    }

    [GeneratedRegex(@"^[a-z_]+(\.[a-z_]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
