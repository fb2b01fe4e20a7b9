using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Pdf;

namespace Saola.Modules.PublicServices.Slips;

/// <summary><c>GET /ho-so/{number}/van-ban/{kind}/{round}/{format}</c>: a slip or result that no file holds, for those who may read the dossier.</summary>
internal static class DocumentEndpoint
{
    public static string Address(string number, string kind, int round, string format) => $"/ho-so/{number}/van-ban/{kind}/{round}/{format}";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ho-so/{number}/van-ban/{kind}/{round:int}/{format}", SendAsync).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        string number, string kind, int round, string format, HttpContext http, ReadCase read, DossierDocuments documents, SlipWriters writers, CancellationToken cancellationToken)
    {
        if (format is not ("pdf" or "docx") || await read.ForUserAsync(number, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices") return Results.NotFound();
        var address = Address(number, kind, round, "pdf");
        if (DossierDocuments.Of(dossier).FirstOrDefault(d => d.Kind == kind && d.Round == round) is not { } wanted) return Results.NotFound();
        // The job made it meanwhile: the file is the one that counts.
        if (wanted.Pdf != address) return Results.Redirect(format == "pdf" ? wanted.Pdf : wanted.Docx);
        var made = await documents.MakeAsync(dossier, kind, round, cancellationToken);
        var disposition = new ContentDispositionHeaderValue(format == "pdf" ? "inline" : "attachment");
        disposition.SetHttpFileName($"{number}-{kind}{(round > 0 ? "-" + round : "")}.{format}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        // A browser's PDF viewer needs its own style and nothing else.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return format == "pdf" ? Results.Bytes(writers.Pdf.Write(made), PdfWriter.MediaType) : Results.Bytes(writers.Docx.Write(made), DocxWriter.MediaType);
    }
}
