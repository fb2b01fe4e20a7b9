using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Web.Composition;

namespace Saola.Engines.Files.Tus;

/// <summary>Resumable uploads by tus 1.0.0 (tus.io/protocols/resumable-upload) at <c>/tus</c>. Its answers are statuses and headers, without bodies.</summary>
internal static class TusEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var tus = endpoints.MapGroup("/tus").RequireRateLimiting(RateLimits.Upload).ExcludeFromDescription().AddEndpointFilter(ProtocolAsync);
        tus.MapMethods("/", [HttpMethods.Options], Options);
        tus.MapMethods("/{id:guid}", [HttpMethods.Options], (Guid id, HttpContext http, FilesSettings settings) => Options(http, settings));
        tus.MapPost("/", CreateAsync);
        tus.MapMethods("/{id:guid}", [HttpMethods.Head], HeadAsync);
        tus.MapMethods("/{id:guid}", [HttpMethods.Patch], PatchAsync);
        tus.MapDelete("/{id:guid}", DeleteAsync);
    }

    // The header is asked for on every request but OPTIONS. A page of another site cannot send it without being asked first: no forgery.
    private static async ValueTask<object?> ProtocolAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = TusHeaders.Version;
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(request.Method) || request.Headers["Tus-Resumable"] == TusHeaders.Version) return await next(context);
        response.Headers["Tus-Version"] = TusHeaders.Version;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static IResult Options(HttpContext http, FilesSettings settings)
    {
        var headers = http.Response.Headers;
        headers["Tus-Version"] = TusHeaders.Version;
        headers["Tus-Extension"] = TusHeaders.Extensions;
        headers["Tus-Checksum-Algorithm"] = TusHeaders.Algorithms;
        TusHeaders.Set(http.Response, "Tus-Max-Size", settings.MostUploadBytes);
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(HttpContext http, UploadDesk desk, UploadWriter writer, FilesSettings settings, CancellationToken cancellationToken)
    {
        if (TusHeaders.Number(http.Request, "Upload-Length") is not { } length) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (length > settings.MostUploadBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var header = http.Request.Headers["Upload-Metadata"].ToString();
        if (header.Length > 2000 || TusHeaders.Metadata(header) is not { } metadata) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await desk.CreateAsync(length, metadata, header, cancellationToken) is not { } upload) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        http.Response.Headers.Location = $"{http.Request.PathBase}/tus/{upload.Id}";
        Expires(http, upload);
        if (!TusHeaders.IsContent(http.Request) && length > 0) return Results.StatusCode(StatusCodes.Status201Created);
        return await WriteAsync(http, upload, writer, 0, StatusCodes.Status201Created, cancellationToken);
    }

    private static async Task<IResult> HeadAsync(Guid id, HttpContext http, Uploads uploads, UploadParts parts, UploadDesk desk, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(id, cancellationToken) is not { } upload) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (desk.IsExpired(upload)) return Results.StatusCode(StatusCodes.Status410Gone);
        TusHeaders.Set(http.Response, "Upload-Offset", parts.OffsetOf(upload));
        TusHeaders.Set(http.Response, "Upload-Length", upload.Length);
        if (!string.IsNullOrEmpty(upload.Metadata)) http.Response.Headers["Upload-Metadata"] = upload.Metadata;
        if (upload.Sha256 is { } digest) http.Response.Headers[TusHeaders.Sha256] = digest;
        Expires(http, upload);
        return Results.StatusCode(StatusCodes.Status200OK);
    }

    private static async Task<IResult> PatchAsync(Guid id, HttpContext http, Uploads uploads, UploadDesk desk, UploadWriter writer, CancellationToken cancellationToken)
    {
        if (!TusHeaders.IsContent(http.Request)) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (TusHeaders.Number(http.Request, "Upload-Offset") is not { } offset) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await uploads.FindAsync(id, cancellationToken) is not { } upload) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (desk.IsExpired(upload)) return Results.StatusCode(StatusCodes.Status410Gone);
        await desk.KeepAsync(upload, cancellationToken);
        Expires(http, upload);
        return await WriteAsync(http, upload, writer, offset, StatusCodes.Status204NoContent, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Uploads uploads, UploadDesk desk, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(id, cancellationToken) is not { } upload) return Results.StatusCode(StatusCodes.Status404NotFound);
        await desk.RemoveAsync(upload, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> WriteAsync(
        HttpContext http, UploadRow upload, UploadWriter writer, long offset, int done, CancellationToken cancellationToken)
    {
        if (!ChunkChecksum.TryRead(http.Request.Headers["Upload-Checksum"], out var checksum)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        using (checksum)
        {
            // The server's bound on bodies is for forms; here the length of the upload is the bound.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
            if (http.Request.ContentLength > upload.Length - offset) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            var written = await writer.AppendAsync(upload, offset, http.Request.Body, checksum, cancellationToken);
            if (written.Status != 0) return Results.StatusCode(written.Status);
            TusHeaders.Set(http.Response, "Upload-Offset", written.Offset);
            if (written.Sha256 is { } digest) http.Response.Headers[TusHeaders.Sha256] = digest;
            return Results.StatusCode(done);
        }
    }

    private static void Expires(HttpContext http, UploadRow upload) =>
        http.Response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
}
