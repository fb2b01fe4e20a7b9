using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>A partner system that calls the API of the whole site.</summary>
internal static class ApiPartner
{
    public static byte[] Pdf { get; } = Encoding.UTF8.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Png { get; } = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8];

    public static Task<SaolaTestSite> SiteAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, seed: PeopleAsync);

    /// <summary>The people and the partner system of the demonstration.</summary>
    public static Task PeopleAsync(IServiceProvider services) =>
        services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order).First().LoadAsync(new DemonstrationRequest(0, 7, _ => { }), CancellationToken.None);

    /// <summary>A client with a token of its own, the demonstration's partner unless another is named.</summary>
    public static async Task<HttpClient> ConnectAsync(SaolaTestSite site, string id = "demo-partner", string secret = "saola-demo")
    {
        var client = site.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret, ["scope"] = "api.read api.write" });
        using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return client;
    }

    public static async Task<HttpResponseMessage> FileAsync(this HttpClient client, JsonObject body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/cases", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>Sends a whole file; gives the answer.</summary>
    public static async Task<HttpResponseMessage> SendFileAsync(this HttpClient client, byte[] bytes, string name)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await client.PostAsync(new Uri("/api/v1/files", UriKind.Relative), content);
    }

    /// <summary>Sends a whole file; gives its id.</summary>
    public static Task<Guid> FileIdAsync(this HttpClient client, string name = "điều lệ.pdf") => SentAsync(client, name);

    private static async Task<Guid> SentAsync(HttpClient client, string name)
    {
        byte[] bytes = Path.GetExtension(name) switch
        {
            ".png" => Png,
            ".jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8, 0, 0xFF, 0xD9],
            _ => Pdf,
        };
        using var answer = await client.SendFileAsync(bytes, name);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Begins a resumable upload of which <paramref name="sent"/> bytes arrive; gives its id.</summary>
    public static async Task<Guid> UploadAsync(this HttpClient client, string name, int sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/tus", UriKind.Relative)) { Content = new ByteArrayContent(Pdf[..sent]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", Pdf.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    /// <summary>Sends a file for every file field that is filled in the data, and names it there.</summary>
    public static async Task SendFieldsAsync(this HttpClient client, JsonNode? data)
    {
        if (data is JsonObject file && file.ContainsKey("id") && file.ContainsKey("name"))
        {
            var name = file["name"]!.GetValue<string>();
            file["id"] = (await SentAsync(client, name)).ToString();
            return;
        }
        foreach (var child in data switch { JsonObject fields => fields.Select(f => f.Value).ToList(), JsonArray rows => [.. rows], _ => [] }) await client.SendFieldsAsync(child);
    }

    public static Task<HttpResponseMessage> WriteAsync(this HttpClient client, string path, object body) => client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);

    /// <summary>Codes and fields of a refusal.</summary>
    public static async Task<IReadOnlyList<(string Code, string? Field, string Message)>> FaultsAsync(this HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. problem.GetProperty("errors").EnumerateArray().Select(f => (f.GetProperty("code").GetString()!, f.GetProperty("field").GetString(), f.GetProperty("message").GetString()!))];
    }
}
