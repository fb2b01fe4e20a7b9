using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web;
using Saola.Web.Navigation;

namespace Saola.Engines.Tests.Web;

/// <summary>The face alone on a port of its own: no database, no engine; pages are those of the gallery.</summary>
internal sealed class FaceSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FaceSite(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://localhost/");

    public static DateTimeOffset Now { get; } = VietnamTime.Instant(new DateOnly(2026, 11, 25), new TimeOnly(9, 12));

    public static async Task<FaceSite> StartAsync(string? signedIn = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Saola.Web", WebRootPath = Repository.Path("src/App/wwwroot") });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddSingleton(new SaolaSettings { Demo = true });
        builder.Services.AddSaolaWeb();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (signedIn is not null) context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, signedIn)], "test"));
            return next(context);
        });
        app.UseSaolaWeb();
        app.UseRouting();
        app.MapGet("/boom", (Func<string>)(() => throw new InvalidOperationException("secret detail")));
        app.MapPost("/refused", (HttpContext context) => { context.Response.StatusCode = 403; });
        app.MapRazorPages();
        await app.StartAsync();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new FaceSite(app) { Address = new Uri(bound) };
    }

    /// <summary>A client that says it is a browser and keeps cookies.</summary>
    public HttpClient Client(bool followRedirects = true)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = followRedirects, UseCookies = true }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var client = Client();
        return await PageAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A navigation with one entry for all, one for officers, one with a count.</summary>
    internal sealed class Entries : INavigationSource
    {
        IEnumerable<NavigationEntry> INavigationSource.Entries(NavigationPlace place) => place switch
        {
            NavigationPlace.Public => [new("Tin tức", "/tin-tuc", 20), new("Thành phần", "/_thanh-phan", 10)],
            NavigationPlace.Office =>
            [
                new("Việc của tôi", "/viec", 10) { Count = _ => new(1204) },
                new("Quản trị", "/quan-tri", 20) { VisibleTo = user => user.IsInRole("admin"), Count = _ => throw new InvalidOperationException("counted for nobody") },
            ],
            _ => [],
        };
    }
}
