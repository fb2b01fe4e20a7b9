using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Views;
using Saola.Web;

namespace Saola.Engines.Tests.Cases.Forms;

/// <summary>Draws the views of forms as the program does, without a site around them.</summary>
internal static class FormPages
{
    private static readonly Lazy<IServiceProvider> Services = new(() =>
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSaolaWeb();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(FormDefinition).Assembly).AddApplicationPart(typeof(FieldModel).Assembly);
        return builder.Build().Services;
    });

    public static Task<string> PageAsync(FormPageModel page) => RenderAsync(FormPage.View, page);

    public static async Task<string> RenderAsync(string view, object model)
    {
        await using var scope = Services.Value.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor(), new ModelStateDictionary());
        var found = services.GetRequiredService<IRazorViewEngine>().GetView(null, view, isMainPage: false);
        if (!found.Success) throw new InvalidOperationException($"No view {view}: {string.Join(", ", found.SearchedLocations)}");
        using var writer = new StringWriter();
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), action.ModelState) { Model = model };
        var temporary = new TempDataDictionary(http, services.GetRequiredService<ITempDataProvider>());
        await found.View.RenderAsync(new ViewContext(action, found.View, data, temporary, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><form>{html}</form>");
}
