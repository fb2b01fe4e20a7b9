using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Payments.Model;

namespace Saola.Engines.Payments.Receipts;

/// <summary><c>GET /bien-lai/{code}/pdf</c>: the receipt, for its payer, a cashier, or who holds the access code of its order.</summary>
internal static class ReceiptEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/bien-lai/{code}/pdf", SendAsync).ExcludeFromDescription();

    internal static async Task<IResult> SendAsync(
        string code, string? ma, HttpContext http, AppDbContext db, PaymentQueries queries, ReceiptDocument documents, PdfWriter writer, CancellationToken cancellationToken)
    {
        var receipt = await db.Set<Receipt>().AsNoTracking().FirstOrDefaultAsync(r => r.VerificationCode == code, cancellationToken);
        if (receipt?.Sequence is null) return Results.NotFound();
        var reference = await db.Set<PaymentOrder>().AsNoTracking().Where(o => o.Id == receipt.OrderId).Select(o => o.Reference).FirstAsync(cancellationToken);
        if (await queries.ForReaderAsync(reference, ma, cancellationToken) is null) return Results.NotFound();
        var others = await db.Set<Receipt>().AsNoTracking().Where(r => r.Id == receipt.ReplacesId || r.Id == receipt.ReplacedById).ToDictionaryAsync(r => r.Id, r => r.Number, cancellationToken);
        var pdf = writer.Write(documents.Of(receipt, Of(receipt.ReplacesId), Of(receipt.ReplacedById)));
        http.Response.Headers.ContentDisposition = $"inline; filename=\"bien-lai-{receipt.Number}.pdf\"";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return Results.Bytes(pdf, PdfWriter.MediaType);

        string? Of(Guid? id) => id is { } known ? others.GetValueOrDefault(known) : null;
    }
}
