using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Documents.Codes;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Transfers;
using Saola.Events;

namespace Saola.Engines.Payments.Ordering;

/// <summary>A try as cashiers see it.</summary>
internal sealed record AttemptLine(string Reference, string Provider, AttemptState State, string? Code, string? Transaction, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Asked, DateTimeOffset? AskAt);

/// <summary>Money that came for an order.</summary>
internal sealed record MoneyLine(Guid Id, PaymentChannel Channel, Kernel.Money Amount, DateTimeOffset At, MoneyUse Use, string? Transaction, bool ByProvider);

/// <summary>An order with everything around it.</summary>
internal sealed record PaymentPage(PaymentOrderView Order, IReadOnlyList<ReceiptView> Receipts, TransferDetails? Transfer, IReadOnlyList<AttemptLine> Attempts, IReadOnlyList<MoneyLine> Money)
{
    /// <summary>The record for which it is paid.</summary>
    public required Subject Subject { get; init; }
}

/// <summary>Puts the page of an order together.</summary>
internal sealed class PaymentPageReader(AppDbContext db, PaymentQueries queries, PaymentSettings settings)
{
    private const int Most = 50;

    /// <summary>For its payer, its holder or a cashier; null otherwise.</summary>
    public async Task<PaymentPage?> ReadAsync(string reference, string? accessCode, CancellationToken cancellationToken)
    {
        if (await queries.ForReaderAsync(reference, accessCode, cancellationToken) is not { } order) return null;
        var receipts = await db.Set<Receipt>().AsNoTracking().Where(r => r.OrderId == order.Id).OrderBy(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        var attempts = await db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.OrderId == order.Id).OrderBy(a => a.Id).Take(Most)
            .Select(a => new AttemptLine(a.Reference, a.Provider, a.State, a.Code, a.ProviderTransaction, a.StartedAt, a.EndedAt, a.Asked, a.AskAt)).ToListAsync(cancellationToken);
        var money = await db.Set<Takings>().AsNoTracking().Where(t => t.OrderId == order.Id).OrderBy(t => t.Id).Take(Most)
            .Select(t => new MoneyLine(t.Id, t.Channel, t.Amount, t.At, t.Use, t.ProviderTransaction, t.AttemptReference != null)).ToListAsync(cancellationToken);
        return new PaymentPage(PaymentQueries.View(order), [.. receipts.Select(PaymentQueries.View)], Transfer(order), attempts, money) { Subject = order.Subject };
    }

    /// <summary>How to pay by transfer; null when no account is set or nothing is to be paid.</summary>
    public TransferDetails? Transfer(PaymentOrder order)
    {
        var bank = settings.Bank;
        if (!bank.IsSet || !order.IsOpen) return null;
        return new TransferDetails(bank.Name, bank.Bin, bank.Account, bank.Holder, order.Amount, order.Reference, VietQr.Text(bank.Bin, bank.Account, order.Amount, order.Reference), bank.IsSample);
    }

    /// <summary>The code as a path for SVG: one square is one unit.</summary>
    public static (int Size, string Path) Draw(string code)
    {
        var matrix = QrCode.Of(code);
        var path = new System.Text.StringBuilder();
        for (var row = 0; row < matrix.Height; row++)
            foreach (var (column, length) in matrix.Stretches(row)) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        return (matrix.Width, path.ToString());
    }
}
