using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Files.Desk;
using Saola.Engines.Identity;
using Saola.Web.Composition;

namespace Saola.Engines.Files.Api;

/// <summary>A file that may not be read: its scan is Waiting or Infected.</summary>
internal sealed record UnsafeItem(Guid Id, string Name, string Scan, DateTimeOffset StoredAt, string OwnerKind);

/// <summary>The state of the files; sizes in bytes. <c>Scanner</c> is what the scanner says of itself, null when it does not answer or none is set.</summary>
internal sealed record FilesItem(string Place, bool IsScanning, string? Scanner, int Files, long Bytes, int OpenUploads, IReadOnlyList<UnsafeItem> Unsafe);

/// <summary>The administrator's desk of files for programs.</summary>
internal static class FilesApi
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/v1/admin/files", ReadAsync)
        .RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator, Access.ApiRead).WithTags("Administration").WithName("files-state")
        .WithSummary("Where files lie and how many there are, what the scanner says of itself, and the last 25 that may not be read (waiting for the scanner, or infected); sizes in bytes")
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<FilesItem>> ReadAsync(FilesDesk desk, CancellationToken cancellationToken)
    {
        var state = await desk.ReadAsync(cancellationToken);
        return TypedResults.Ok(new FilesItem(
            state.Place, state.IsScanning, state.Scanner, state.Files, state.Bytes, state.OpenUploads,
            [.. state.Unsafe.Select(f => new UnsafeItem(f.Id, f.Name, f.Scan.ToString(), f.StoredAt, f.OwnerKind))]));
    }
}
