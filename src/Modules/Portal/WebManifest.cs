using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Saola.Web;
using Saola.Web.Assets;
using Saola.Web.Language;

namespace Saola.Modules.Portal;

/// <summary>Name and picture under which a phone keeps the site on its screen.</summary>
internal static class WebManifest
{
    public static IResult Answer(HttpContext context, WebAssets assets, IOptions<SiteOptions> site)
    {
        var (name, place) = ScreenLanguage.IsEnglish ? (site.Value.NameInEnglish, site.Value.PlaceInEnglish) : (site.Value.Name, site.Value.Place);
        return Results.Json(new
        {
            name = $"{name} {place}", short_name = name, lang = ScreenLanguage.Code, start_url = context.Request.PathBase + "/", display = "browser",
            icons = new[] { new { src = assets.Href(context, "mark.svg"), type = "image/svg+xml", sizes = "any" } },
        }, contentType: "application/manifest+json");
    }
}
