using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Payments.Model;
using Saola.Kernel;

namespace Saola.Engines.Payments.Receipts;

/// <summary>Which receipts.</summary>
/// <param name="From">First day of the cashier.</param>
/// <param name="To">Last day.</param>
/// <param name="Number">Begins so; null takes all.</param>
internal sealed record ReceiptFilter(DateOnly From, DateOnly To, string? Number);

/// <summary>The receipts of some days: on the screen, and as XLSX or CSV.</summary>
internal sealed class ReceiptList(AppDbContext db, TableExport export)
{
    public async Task<Page<ReceiptView>> ListAsync(ReceiptFilter filter, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var take = Paging.Limit(limit);
        var rows = Chosen(filter);
        if (Guid.TryParseExact(cursor, "N", out var last)) rows = rows.Where(r => r.Id < last);
        var found = await rows.OrderByDescending(r => r.Id).Take(take + 1).ToListAsync(cancellationToken);
        return new Page<ReceiptView>([.. found.Take(take).Select(PaymentQueries.View)], found.Count > take ? found[take - 1].Id.ToString("N", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>One receipt, for cashiers.</summary>
    public async Task<ReceiptView?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Receipt>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } found ? PaymentQueries.View(found) : null;

    /// <summary>An electronic receipt by its code and the number of the one that replaced it, for whoever holds it.</summary>
    public async Task<(ReceiptView Receipt, string? ReplacedBy)?> CheckAsync(string code, CancellationToken cancellationToken)
    {
        if (await db.Set<Receipt>().AsNoTracking().FirstOrDefaultAsync(r => r.VerificationCode == code && r.Sequence != null, cancellationToken) is not { } found) return null;
        var by = found.ReplacedById is { } id ? await db.Set<Receipt>().AsNoTracking().Where(r => r.Id == id).Select(r => r.Number).FirstOrDefaultAsync(cancellationToken) : null;
        return (PaymentQueries.View(found), by);
    }

    public async Task<byte[]> ExportAsync(ReceiptFilter filter, bool asCsv, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        if (asCsv) await export.WriteCsvAsync(buffer, Columns(), RowsAsync(filter, cancellationToken), cancellationToken);
        else await export.WriteXlsxAsync(buffer, Texts.Say("Receipts.Sheet"), Columns(), RowsAsync(filter, cancellationToken), cancellationToken);
        return buffer.ToArray();
    }

    private IQueryable<Receipt> Chosen(ReceiptFilter filter)
    {
        var rows = db.Set<Receipt>().AsNoTracking().Where(r => r.Day >= filter.From && r.Day <= filter.To);
        return string.IsNullOrWhiteSpace(filter.Number) ? rows : rows.Where(r => r.Number.StartsWith(filter.Number.Trim()));
    }

    private static IReadOnlyList<ExportColumn> Columns() =>
    [
        new(Texts.Say("Receipts.Number")), new(Texts.Say("Receipts.IssuedAt"), ExportKind.Instant), new(Texts.Say("Receipts.Day"), ExportKind.Day), new(Texts.Say("Receipts.Payer"), ExportKind.Text, 30),
        new(Texts.Say("Receipts.What"), ExportKind.Text, 40), new(Texts.Say("Receipts.Record"), ExportKind.Text, 24), new(Texts.Say("Receipts.Channel")), new(Texts.Say("Receipts.Amount"), ExportKind.Number), new(Texts.Say("Receipts.State")),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ReceiptFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var r in Chosen(filter).OrderBy(r => r.Id).Take(Paging.MostExportRows).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return [r.Number, r.IssuedAt, r.Day, r.PayerName, r.What, r.RecordNumber, Texts.Say("Channel." + r.Channel), r.Amount, Texts.Say("Receipt." + r.State)];
    }
}
