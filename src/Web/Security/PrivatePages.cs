using Microsoft.AspNetCore.Http;

namespace Saola.Web.Security;

/// <summary>What a signed-in person sees stays in no cache: the Back button after signing out shows nothing (OWASP ASVS 8.2.1).</summary>
internal sealed class PrivatePages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var isFileOfBundle = http.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal);
            if (http.User.Identity?.IsAuthenticated == true && !isFileOfBundle) http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
