using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Clients;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class TokenTests
{
    private const string Callback = "http://localhost:5090/callback";

    [Theory, OnBothDatabases]
    public async Task A_partner_system_gets_a_token_and_acts_as_a_client(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        var token = await TokenAsync(site, "demo-partner", "saola-demo", "api.read api.write");

        Assert.Equal("client demo-partner", await WhoAsync(site, (string?)token["access_token"]));
        Assert.Equal(3599, (int)token["expires_in"]!, 2d);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_secret_an_unknown_client_and_a_scope_not_allowed_get_no_token(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        Assert.Equal("invalid_client", (string?)(await TokenAsync(site, "demo-partner", "wrong", "api.read"))["error"]);
        Assert.Equal("invalid_client", (string?)(await TokenAsync(site, "nobody", "saola-demo", "api.read"))["error"]);
        await site.InScopeAsync(async services => await services.GetRequiredService<ClientKeeping>().CreateAsync(
            new ClientInput { ClientId = "reader", Name = "Chỉ đọc", MayWrite = false }, CancellationToken.None));
        Assert.Equal("invalid_client", (string?)(await TokenAsync(site, "reader", "wrong", "api.read"))["error"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_reader_gets_no_scope_of_writing(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        var secret = await CreateAsync(site, "reader", mayWrite: false);

        var reading = (string?)(await TokenAsync(site, "reader", secret, "api.read"))["access_token"];

        Assert.Equal("client reader", await WhoAsync(site, reading));
        Assert.Equal("invalid_request", (string?)(await TokenAsync(site, "reader", secret, "api.write"))["error"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_revoked_client_is_out_at_once_with_the_tokens_that_it_has(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        var secret = await CreateAsync(site, "partner", mayWrite: true);
        var token = (string?)(await TokenAsync(site, "partner", secret, "api.read"))["access_token"];
        Assert.Equal("client partner", await WhoAsync(site, token));

        await site.InScopeAsync(services => services.GetRequiredService<ClientKeeping>().RevokeAsync("partner", "Hết hợp đồng", CancellationToken.None));

        Assert.Equal("Unauthorized", await WhoAsync(site, token));
        Assert.Equal("invalid_client", (string?)(await TokenAsync(site, "partner", secret, "api.read"))["error"]);
    }

    [Fact]
    public async Task Without_a_token_the_interface_answers_401_and_knows_the_cookie_of_a_reader()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("main form", ("Email", "citizen@saola.test"), ("Password", "saola-demo"));

        Assert.Equal("Unauthorized", await WhoAsync(site, null));
        Assert.Equal("Unauthorized", await WhoAsync(site, "not.a.token"));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public void A_cookie_reads_and_never_writes_and_a_token_does_what_its_scopes_say()
    {
        var cookie = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Access.PersonClaim, Guid.Empty.ToString())], "cookie"));
        ClaimsPrincipal Token(string scope) => new(new ClaimsIdentity([new Claim("client_id", "reader"), new Claim("oi_scp", scope)], "token"));

        Assert.Equal((true, false), (TokenSetup.MayRead(cookie), TokenSetup.MayWrite(cookie)));
        Assert.Equal((true, false), (TokenSetup.MayRead(Token(Scopes.Read)), TokenSetup.MayWrite(Token(Scopes.Read))));
        Assert.Equal((true, true), (TokenSetup.MayRead(Token(Scopes.Write)), TokenSetup.MayWrite(Token(Scopes.Write))));
        Assert.Equal((false, false), (TokenSetup.MayRead(Token("other")), TokenSetup.MayWrite(Token("other"))));
    }

    [Theory, OnBothDatabases]
    public async Task A_person_lets_a_program_act_by_code_and_pkce(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = new Browser(site);
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        var asked = await browser.OpenAsync($"/connect/authorize?response_type=code&client_id=demo-partner&redirect_uri={Uri.EscapeDataString(Callback)}&scope=api.read+api.write&state=s&code_challenge={challenge}&code_challenge_method=S256");
        await browser.FollowAsync(asked);
        await browser.FollowAsync(await browser.SubmitAsync("main form", ("Email", "citizen@saola.test"), ("Password", "saola-demo")));
        var back = await browser.OpenAsync(browser.Page.QuerySelector("main a.btn")!.GetAttribute("href")!);
        Assert.StartsWith(Callback + "?code=", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        var code = System.Web.HttpUtility.ParseQueryString(back.Headers.Location.Query)["code"]!;

        var wrong = await PostAsync(site, ("grant_type", "authorization_code"), ("client_id", "demo-partner"), ("client_secret", "saola-demo"), ("code", code), ("redirect_uri", Callback), ("code_verifier", new string('a', 64)));
        var right = await PostAsync(site, ("grant_type", "authorization_code"), ("client_id", "demo-partner"), ("client_secret", "saola-demo"), ("code", code), ("redirect_uri", Callback), ("code_verifier", verifier));

        Assert.Equal("invalid_grant", (string?)wrong["error"]);
        Assert.Equal("person demo-partner", await WhoAsync(site, (string?)right["access_token"]));
    }

    [Fact]
    public async Task A_token_outlives_a_restart_since_its_keys_lie_in_the_data_folder()
    {
        await using var first = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var one = KeyOf(first);

        var again = KeyOf(first);

        Assert.Equal(one, again);
        Assert.True(File.Exists(Path.Combine(first.Settings.DataFolder, "keys", "signing.pfx")));
    }

    private static string KeyOf(SaolaTestHost host)
    {
        var options = new OpenIddict.Server.OpenIddictServerOptions();
        host.Services.GetRequiredService<TokenCertificates>().AddTo(options);
        return options.SigningCredentials[0].Key.KeyId;
    }

    private static Task<SaolaTestSite> StartAsync(DatabaseKind database) => SaolaTestSite.StartAsync(
        database, seed: services => services.GetServices<Saola.Web.Composition.IDemonstrationLoader>().Single(l => l.Order == 0)
            .LoadAsync(new Saola.Web.Composition.DemonstrationRequest(0, 20261125, _ => { }), CancellationToken.None));

    private static async Task<string> CreateAsync(SaolaTestSite site, string id, bool mayWrite)
    {
        var secret = "";
        await site.InScopeAsync(async services => secret = (await services.GetRequiredService<ClientKeeping>().CreateAsync(
            new ClientInput { ClientId = id, Name = "Hệ thống thử", MayWrite = mayWrite }, CancellationToken.None)).Value);
        return secret;
    }

    private static Task<JsonObject> TokenAsync(SaolaTestSite site, string client, string secret, string scope) =>
        PostAsync(site, ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret), ("scope", scope));

    private static async Task<JsonObject> PostAsync(SaolaTestSite site, params (string Name, string Value)[] fields)
    {
        using var http = site.Client();
        using var answer = await http.PostAsync(new Uri(site.Address, "/connect/token"), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<string> WhoAsync(SaolaTestSite site, string? token)
    {
        using var http = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "/api/v1/me"));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) return answer.StatusCode.ToString();
        var caller = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return $"{caller["kind"]} {caller["client"]}";
    }
}
