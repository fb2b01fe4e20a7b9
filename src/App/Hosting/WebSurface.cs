using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;
using Scalar.AspNetCore;

namespace Saola.App.Hosting;

/// <summary>What stands between the network and the parts: pages, headers, limits, health, API description.</summary>
internal static class WebSurface
{
    public static void AddWebSurface(this WebApplicationBuilder builder, SaolaSettings settings)
    {
        var services = builder.Services;
        services.AddSaolaWeb();
        var pages = services.AddRazorPages();
        foreach (var part in Modules.All) pages.AddApplicationPart(part.GetType().Assembly);
        services.AddOpenApi("v1", SecurityHeaders.DescribeApi);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        services.AddRateLimiter(limiter => AddLimits(limiter, builder.Configuration));
        services.AddResponseCompression();
        AddTelemetry(builder, settings);
    }

    public static void UseWebSurface(this WebApplication app, SaolaSettings settings)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (settings.PublicAddress.StartsWith("https:", StringComparison.Ordinal)) app.UseHsts();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SecurityHeaders.CacheVersioned });
        app.UseSaolaWeb();
        app.UseRouting();
        app.UseRateLimiter();
        foreach (var part in Modules.All) part.Use(app);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapOpenApi("/api/{documentName}/openapi.json");
        app.MapScalarApiReference("/api", scalar => scalar.WithTitle("Saola API").WithOpenApiRoutePattern("/api/{documentName}/openapi.json"));
        app.MapApiProblems();
        app.MapRazorPages();
        foreach (var part in Modules.All) part.Map(app);
    }

    private static void AddLimits(RateLimiterOptions limiter, IConfiguration configuration)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        foreach (var (name, standard) in new[] { (RateLimits.SignIn, 20), (RateLimits.Tracking, 60), (RateLimits.Upload, 600), (RateLimits.Api, 600) })
        {
            var perMinute = configuration.GetValue($"Saola:RateLimits:{name}", standard);
            limiter.AddPolicy(name, http => name == RateLimits.SignIn && HttpMethods.IsGet(http.Request.Method) ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetSlidingWindowLimiter(
                http.User.Identity is { IsAuthenticated: true, Name: { } user } ? user : http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        }
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static void AddTelemetry(WebApplicationBuilder builder, SaolaSettings settings)
    {
        if (builder.Configuration["Saola:Telemetry:Endpoint"] is not { Length: > 0 } endpoint) return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("Saola").AddOtlpExporter(o => o.Endpoint = new Uri(endpoint)))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Saola").AddOtlpExporter(o => o.Endpoint = new Uri(endpoint)));
        _ = settings;
    }
}
