using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Saola.TestKit;

/// <summary>A browser without scripts: opens pages, fills in forms, keeps cookies. Does not follow redirects unless told.</summary>
public sealed class Browser(Uri address, bool followRedirects = false) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = followRedirects, UseCookies = true }) { BaseAddress = address };
    private Uri _address = address;

    /// <summary>On the pages of a site of this process.</summary>
    public Browser(SaolaTestSite site, bool followRedirects = false) : this(site.Address, followRedirects)
    {
    }

    /// <summary>The client under it, with its cookies: for answers that are no pages.</summary>
    public HttpClient Client => _client;

    /// <summary>The page that was opened last.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>Address of the last page.</summary>
    public Uri Address => _address;

    /// <summary>Opens a page and reads it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path) => await ReadAsync(await _client.GetAsync(new Uri(_address, path)));

    /// <summary>Goes on to where an answer redirects to.</summary>
    public Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer) => OpenAsync(answer.Headers.Location!.ToString());

    /// <summary>Sends the form that <paramref name="selector"/> names, with its present values and those given, as a browser without scripts would.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelectorAll(selector).OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post" && values.All(v => f.Elements[v.Name] is not null))
            ?? throw new InvalidOperationException($"No form {selector} with {string.Join(", ", values.Select(v => v.Name))} on {_address}:\n{Page.Body?.TextContent}");
        var fields = form.Elements.SelectMany(Present).Where(field => values.All(v => v.Name != field.Key))
            .Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value))).ToList();
        var action = new Uri(_address, form.GetAttribute("action") is { Length: > 0 } target ? target : _address.PathAndQuery);
        return await ReadAsync(await _client.PostAsync(action, new FormUrlEncodedContent(fields)));
    }

    /// <summary>The same with files, as a form of the kind multipart/form-data sends them.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string selector, IReadOnlyList<(string Name, string FileName, byte[] Bytes)> files, params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelectorAll(selector).OfType<IHtmlFormElement>().First(f => f.Method == "post");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Elements.SelectMany(Present).Where(field => values.All(v => v.Name != field.Key)).Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value))))
        {
            if (files.All(f => f.Name != name)) content.Add(new StringContent(value), name);
        }
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        var action = new Uri(_address, form.GetAttribute("action") is { Length: > 0 } target ? target : _address.PathAndQuery);
        return await ReadAsync(await _client.PostAsync(action, content));
    }

    public void Dispose() => _client.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Present(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" } or IHtmlButtonElement => [],
        IHtmlInputElement { Name.Length: > 0 } input => [new(input.Name!, input.Value)],
        IHtmlTextAreaElement { Name.Length: > 0 } area => [new(area.Name!, area.Value)],
        IHtmlSelectElement { Name.Length: > 0 } select => [new(select.Name!, select.Value ?? "")],
        _ => [],
    };

    private async Task<HttpResponseMessage> ReadAsync(HttpResponseMessage answer)
    {
        _address = answer.RequestMessage!.RequestUri!;
        if (answer.Content.Headers.ContentType?.MediaType == "text/html") Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return answer;
    }
}
