using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Saola.Web.Assets;
using Saola.Web.Binding;
using Saola.Web.Faults;
using Saola.Web.Language;
using Saola.Web.Navigation;
using Saola.Web.Security;

namespace Saola.Web;

/// <summary>Brings the face of the program into the host: one call for services, one for the pipeline.</summary>
public static class SaolaWebServices
{
    /// <summary>
    /// Razor Pages with everything that <c>docs/components.md</c> describes. Engines add their <see cref="INavigationSource"/>,
    /// <see cref="IHomeTile"/> and <see cref="IAccountMenu"/> beside it; the order of the calls does not matter.
    /// </summary>
    public static IServiceCollection AddSaolaWeb(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddLocalization();
        // Otherwise every Vietnamese letter is written as a numeric entity.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddOptions<SiteOptions>().BindConfiguration("Saola:Site");
        services.AddRazorPages();
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingSetup>();
        services.Configure<MvcOptions>(o => o.Filters.Add<AntiforgeryFailureFilter>());
        // What cannot be read is told in words (UnreadableRequest) and not as a bare 400.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddAntiforgery(o => o.Cookie.Name = "saola.form");
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = "saola.note");

        services.TryAddSingleton<WebAssets>();
        services.TryAddScoped<ICspNonce, CspNonce>();
        services.TryAddSingleton<ScreenFormats>();
        services.TryAddScoped<Menu>();
        services.TryAddScoped<IAccountMenu, SignInOnly>();
        return services;
    }

    /// <summary>
    /// Language and theme switches, the <c>/en</c> prefix and error pages. Comes before <c>UseRouting</c>: the prefix must be gone
    /// before an address is matched, and an error page is an address of its own.
    /// </summary>
    public static IApplicationBuilder UseSaolaWeb(this IApplicationBuilder app)
    {
        app.UseMiddleware<Preferences>();
        app.UseMiddleware<FaultPages>();
        app.UseMiddleware<PrivatePages>();
        return app;
    }
}
