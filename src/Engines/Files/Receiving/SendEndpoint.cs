using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Files.Receiving;

/// <summary>A file that was sent ahead.</summary>
internal sealed record SentFile(
    [property: Description("Id by which a dossier takes it")] Guid Id, string Name, string MediaType, long Size, [property: Description("Digest computed on the server, lower-case hex")] string Sha256, ScanState Scan);

/// <summary><c>POST /api/v1/files</c>: a program sends one whole file. Larger ones, and unsteady lines, go in pieces to <c>/tus</c>.</summary>
internal static class SendEndpoint
{
    private const long MostBytes = 64L * 1024 * 1024;

    // No cookie opens it, only a token in a header that no other site can send: there is nothing to forge.
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/files", AnswerAsync).RequireAuthorization(Access.ApiWrite).RequireRateLimiting(RateLimits.Upload).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).WithTags("Files").WithName("send-file")
            .WithSummary("Sends a file ahead; its id is named when a dossier is filed or answered")
            .WithDescription("multipart/form-data with one part named file, at most 64 MB. Beyond that, or to resume after a cut: tus 1.0.0 at /tus with the same token; the id at the end of the upload's address serves as well. "
                + "What the file is, is read off its content: an empty, mistyped, encrypted or infected one is refused by name. A file that no dossier takes is removed after seven days. A file that is sent twice is kept twice and does no harm.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<SentFile>, ProblemHttpResult>> AnswerAsync(IFormFile file, ISentFiles sent, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var stored = await sent.StoreAsync(content, file.FileName, cancellationToken);
        if (stored.IsDone) return TypedResults.Created($"/api/v1/files/{stored.Value.Id}", new SentFile(stored.Value.Id, stored.Value.Name, stored.Value.MediaType, stored.Value.Size, stored.Value.Sha256, stored.Value.Scan));
        return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, [.. stored.Faults.Select(f => f with { Field = "file" })]);
    }
}
