using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Receipts;
using Saola.Kernel;

namespace Saola.Engines.Payments.Verifying;

/// <summary>For <c>./saola verify</c>: every paid order was settled by one money of its amount and has one valid receipt; no series has a gap; closed days are as they were closed.</summary>
internal sealed class VerifyReceipts(AppDbContext db, Counters counters, CloseDay closing) : IVerification
{
    private const int Piece = 500;

    public string Name => Texts.Say("Verify.Receipts");

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var fault in OrdersAsync(cancellationToken)) yield return fault;
        await foreach (var fault in SeriesAsync(cancellationToken)) yield return fault;
        var days = await db.Set<DayClosing>().AsNoTracking().OrderBy(c => c.Day).ToListAsync(cancellationToken);
        foreach (var day in days)
            if (CloseDay.DigestOf(await closing.ReadAsync(day.Day, cancellationToken)) != day.Digest) yield return Texts.Say("Verify.Day", VietnameseFormats.Day(day.Day));
    }

    private async IAsyncEnumerable<string> OrdersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (true)
        {
            var orders = await db.Set<PaymentOrder>().AsNoTracking().Where(o => o.Id > after).OrderBy(o => o.Id).Take(Piece).ToListAsync(cancellationToken);
            if (orders.Count == 0) yield break;
            after = orders[^1].Id;
            var ids = orders.Select(o => o.Id).ToList();
            var money = (await db.Set<Takings>().AsNoTracking().Where(t => t.SettlesOrderId != null && ids.Contains(t.SettlesOrderId!.Value)).ToListAsync(cancellationToken)).ToLookup(t => t.SettlesOrderId!.Value);
            var receipts = (await db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.OrderId) && r.State == ReceiptState.Issued).ToListAsync(cancellationToken)).ToLookup(r => r.OrderId);
            foreach (var order in orders)
                if (Fault(order, [.. money[order.Id]], [.. receipts[order.Id]]) is { } fault) yield return fault;
        }
    }

    private static string? Fault(PaymentOrder order, IReadOnlyList<Takings> money, IReadOnlyList<Receipt> receipts)
    {
        if (!order.WasPaid) return money.Count + receipts.Count == 0 ? null : Texts.Say("Verify.NotPaid", order.Reference);
        if (money.Count != 1 || money[0].Amount != order.Amount) return Texts.Say("Verify.Money", order.Reference, order.Amount);
        return receipts.Count != 1 || receipts[0].Amount != order.Amount || receipts[0].TakingsId != money[0].Id ? Texts.Say("Verify.Receipt", order.Reference, order.Amount) : null;
    }

    private async IAsyncEnumerable<string> SeriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var counter in counters.AllAsync(IssueReceipt.CounterPrefix, cancellationToken))
        {
            var series = counter.Name[IssueReceipt.CounterPrefix.Length..];
            var rows = db.Set<Receipt>().AsNoTracking().Where(r => r.Series == series && r.Sequence != null);
            // Sequences are unique and begin at 1: as many as the last one means that none is missing.
            var (count, last) = (await rows.CountAsync(cancellationToken), await rows.MaxAsync(r => r.Sequence, cancellationToken) ?? 0);
            if (count != last || last != (int)counter.Value) yield return Texts.Say("Verify.Series", series, counter.Value, count);
        }
    }
}
