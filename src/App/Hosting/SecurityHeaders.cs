using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.OpenApi;
using Saola.Web;

namespace Saola.App.Hosting;

/// <summary>The headers of every answer: a strict content policy with a nonce of the request, no framing, no sniffing, no referrer to others.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, ICspNonce nonce)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (string.IsNullOrEmpty(headers.ContentSecurityPolicy)) headers.ContentSecurityPolicy = Policy(http, nonce);
            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>Bundles carry their hash in the name: they may be kept for a year.</summary>
    public static void CacheVersioned(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable" : "public, max-age=3600";

    public static void DescribeApi(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Saola";
            document.Info.Description = "Everything that the screens do. Errors are problem details with a stable code; writes take Idempotency-Key.";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(ProblemDetails)) DescribeProblem(schema);
            return Task.CompletedTask;
        });
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Properties["code"] = Text("Stable code of the first fault");
        schema.Properties["traceId"] = Text("What the administrator finds in the log");
        schema.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array, Description = "Every fault",
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["code"] = Text("Stable code"), ["message"] = Text("Reason and mend, in the language of the request"), ["field"] = Text("Field, paper (paper:ID), parameter or header; null for the whole request"),
                },
            },
        };
    }

    // The API page is a program of its own (Scalar) with inline styles: it gets a wider policy, every other page the strict one.
    private static string Policy(HttpContext http, ICspNonce nonce) => http.Request.Path == "/api" || http.Request.Path.StartsWithSegments("/api/scalar", StringComparison.Ordinal) || http.Request.Path == "/api/"
        ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
        : $"default-src 'none'; script-src 'self' 'nonce-{nonce.Value}'; style-src 'self' 'nonce-{nonce.Value}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
}
