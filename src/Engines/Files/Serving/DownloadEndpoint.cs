using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Saola.Engines.Files.Keeping;
using Saola.Web;

namespace Saola.Engines.Files.Serving;

/// <summary>
/// <c>GET /tep/{id}</c>: a file for reading. Only PDF and pictures open in the browser; everything is served as what it is,
/// kept in no cache, and may run nothing.
/// </summary>
internal static class DownloadEndpoint
{
    private static readonly string[] OpensInBrowser = ["application/pdf", "image/jpeg", "image/png"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/tep/{id:guid}", [HttpMethods.Get, HttpMethods.Head], SendAsync).ExcludeFromDescription();
        endpoints.MapGet("/api/v1/files/{id:guid}", CardAsync).WithTags("Files").WithSummary("What is known of a file")
            .WithDescription("Name, media type, size, SHA-256 and scan state of a file that the caller may read. Its content: /tep/{id}. Uploads: tus 1.0.0 at /tus.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, FileDoor door, FileReading reading, IStringLocalizer<Texts> texts, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(id, cancellationToken) is not { } file || file.Scan == ScanState.Infected) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (file.Scan == ScanState.Waiting) return Results.Text(texts["Serve.Waiting", file.Name], "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
        var stream = await reading.OpenAsync(id, "download", cancellationToken);
        Protect(http.Response, file.MediaType, file.Name);
        return Results.Stream(stream, ContentType(file.MediaType), enableRangeProcessing: stream.CanSeek, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    private static async Task<Results<Ok<StoredFile>, ProblemHttpResult>> CardAsync(Guid id, FileDoor door, IStringLocalizer<Texts> texts, CancellationToken cancellationToken) =>
        await door.EnterAsync(id, cancellationToken) is { } file ? TypedResults.Ok(FileRegister.Card(file)) : ApiProblem.Unknown("files.unknown", texts["Serve.Unknown"]);

    private static void Protect(HttpResponse response, string mediaType, string name)
    {
        var disposition = new ContentDispositionHeaderValue(OpensInBrowser.Contains(mediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // A browser's PDF viewer does not start inside a sandbox; it needs its own style and nothing else.
        response.Headers.ContentSecurityPolicy = mediaType == "application/pdf"
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'" : "sandbox; default-src 'none'; frame-ancestors 'none'";
    }

    private static string ContentType(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal) ? mediaType + "; charset=utf-8" : mediaType;
}
