using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Closing;

/// <summary>What a day brought. Money that is surplus or of a wrong amount stands apart: it has no receipt and goes back.</summary>
internal sealed record DayFigures(
    DateOnly Day, Money Cash, Money Transfer, Money Gateway, int Payments, int Receipts, Money ReceiptSum, Money SetAside, int SetAsideCount, bool IsClosed, DateTimeOffset? ClosedAt, string? Digest)
{
    /// <summary>What paid orders, all ways together.</summary>
    public Money Sum => Cash + Transfer + Gateway;

    /// <summary>Every payment has its receipt, and the sums are equal.</summary>
    public bool Agrees => Payments == Receipts && Sum == ReceiptSum;
}

/// <summary>The cashier's day: its figures, its closing, its list as XLSX.</summary>
internal sealed class CloseDay(PaymentActs acts, CashierDays days, TableExport export, ICurrentUser user)
{
    /// <summary>The figures of a day, as they are now or as they were frozen.</summary>
    public async Task<DayFigures> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var closing = await acts.Db.Set<DayClosing>().AsNoTracking().FirstOrDefaultAsync(c => c.Day == day, cancellationToken);
        // What was given back later was received on this day all the same. A day's rows are few enough to be added here.
        var takings = await acts.Db.Set<Takings>().AsNoTracking().Where(t => t.Day == day).Select(t => new { t.Channel, Settled = t.SettlesOrderId != null, t.Amount }).ToListAsync(cancellationToken);
        var receipts = await acts.Db.Set<Receipt>().AsNoTracking().Where(r => r.Day == day && r.ReplacesId == null).Select(r => r.Amount).ToListAsync(cancellationToken);
        var aside = takings.Where(t => !t.Settled).Select(t => t.Amount).ToList();
        Money Of(PaymentChannel channel) => Sum(takings.Where(t => t.Settled && t.Channel == channel).Select(t => t.Amount));
        return new DayFigures(
            day, Of(PaymentChannel.Cash), Of(PaymentChannel.Transfer), Of(PaymentChannel.Gateway), takings.Count - aside.Count, receipts.Count, Sum(receipts), Sum(aside), aside.Count,
            closing is not null, closing?.ClosedAt, closing?.Digest);
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>
    /// Closes a day for good. Faults: <c>payment.not_yours</c>, <c>closing.future</c>, <c>closing.closed</c>, <c>closing.differs</c> (receipts and money do not agree),
    /// <c>closing.counted</c> (the cash that was counted is another than that in the books).
    /// </summary>
    public async Task<Result<DayFigures>> HandleAsync(DateOnly day, Money countedCash, string? note, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        if (day > acts.Clock.Today()) return new Fault("closing.future", Texts.Say("Closing.Future"), "Day");
        return await acts.RunAsync(token => CloseAsync(day, countedCash, VietnameseText.CleanLines(note), token), cancellationToken);
    }

    /// <summary>The list of a day, by channel.</summary>
    public async Task<byte[]> ExportAsync(DateOnly day, CancellationToken cancellationToken)
    {
        ExportColumn[] columns =
        [
            new(Texts.Say("Closing.At"), ExportKind.Instant), new(Texts.Say("Receipts.Channel")), new(Texts.Say("Payments.Reference")), new(Texts.Say("Receipts.Record"), ExportKind.Text, 24),
            new(Texts.Say("Receipts.Payer"), ExportKind.Text, 30), new(Texts.Say("Receipts.Number")), new(Texts.Say("Receipts.Amount"), ExportKind.Number), new(Texts.Say("Receipts.State")),
        ];
        using var buffer = new MemoryStream();
        await export.WriteXlsxAsync(buffer, Texts.Say("Closing.Sheet"), columns, RowsAsync(day), cancellationToken);
        return buffer.ToArray();
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(DateOnly day)
    {
        var rows =
            from taken in acts.Db.Set<Takings>().AsNoTracking()
            where taken.Day == day
            join order in acts.Db.Set<PaymentOrder>() on taken.OrderId equals order.Id into orders
            from order in orders.DefaultIfEmpty()
            join receipt in acts.Db.Set<Receipt>().Where(r => r.ReplacesId == null) on taken.Id equals receipt.TakingsId into receipts
            from receipt in receipts.DefaultIfEmpty()
            orderby taken.Id
            select new { taken.At, taken.Channel, Reference = (string?)order.Reference, Record = (string?)order.RecordNumber, Payer = (string?)order.PayerName, Receipt = (string?)receipt.Number, taken.Amount, taken.Use };
        await foreach (var row in rows.Take(Paging.MostExportRows).AsAsyncEnumerable())
            yield return [row.At, Texts.Say("Channel." + row.Channel), row.Reference, row.Record, row.Payer, row.Receipt, row.Amount, Texts.Say("Use." + row.Use)];
    }

    private async Task<Result<DayFigures>> CloseAsync(DateOnly day, Money countedCash, string note, CancellationToken cancellationToken)
    {
        await days.HoldAsync(day, cancellationToken);
        var figures = await ReadAsync(day, cancellationToken);
        if (figures.IsClosed) return new Fault("closing.closed", Texts.Say("Closing.Closed"), "Day");
        if (!figures.Agrees) return new Fault("closing.differs", Texts.Say("Closing.Differs", figures.Sum, figures.ReceiptSum));
        if (countedCash != figures.Cash) return new Fault("closing.counted", Texts.Say("Closing.Counted", figures.Cash, countedCash), "Counted");
        var digest = DigestOf(figures);
        acts.Db.Add(new DayClosing
        {
            Id = acts.NewId(), Day = day, ClosedAt = acts.Now, ClosedBy = user.PersonId, Cash = figures.Cash, Transfer = figures.Transfer, Gateway = figures.Gateway,
            Receipts = figures.Receipts, ReceiptSum = figures.ReceiptSum, Digest = digest, Note = note.Length > 0 ? note : null,
        });
        await acts.RecordAsync(new ActDraft { Kind = "payments.close_day", Subject = new Subject("cashier_day", acts.NewId()), Reason = note },
            [new CashierDayClosed(day, figures.Cash.Dong, figures.Transfer.Dong, figures.Gateway.Dong, figures.Receipts, digest, acts.Now)], cancellationToken);
        return figures with { IsClosed = true, ClosedAt = acts.Now, Digest = digest };
    }

    /// <summary>What freezes a day: a figure that changes afterwards is seen.</summary>
    internal static string DigestOf(DayFigures figures) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"{figures.Day:yyyyMMdd}|{figures.Cash.Dong}|{figures.Transfer.Dong}|{figures.Gateway.Dong}|{figures.Receipts}|{figures.ReceiptSum.Dong}"))));
}
