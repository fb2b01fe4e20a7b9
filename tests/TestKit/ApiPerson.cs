using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Saola.TestKit;

/// <summary>A program that a person lets act: authorization code with PKCE, as the demonstration's partner does it.</summary>
public static class ApiPerson
{
    public const string Callback = "http://localhost:5090/callback";

    /// <summary>A client with a token in the name of a demonstration account.</summary>
    public static async Task<HttpClient> ConnectAsync(SaolaTestSite site, string email, string scope = "api.read api.write")
    {
        using var browser = new Browser(site);
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var asked = await browser.OpenAsync($"/connect/authorize?response_type=code&client_id=demo-partner&redirect_uri={Uri.EscapeDataString(Callback)}&scope={Uri.EscapeDataString(scope)}&state=s&code_challenge={challenge}&code_challenge_method=S256");
        await browser.FollowAsync(asked);
        await browser.FollowAsync(await browser.SubmitAsync("main form", ("Email", email), ("Password", "saola-demo")));
        var back = await browser.OpenAsync(browser.Page.QuerySelector("main a.btn")!.GetAttribute("href")!);
        var code = System.Web.HttpUtility.ParseQueryString(back.Headers.Location!.Query)["code"]!;
        var client = site.Client(followRedirects: false);
        using var form = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("client_id", "demo-partner"), new("client_secret", "saola-demo"), new("code", code), new("redirect_uri", Callback), new("code_verifier", verifier)]);
        using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
        return client;
    }
}
