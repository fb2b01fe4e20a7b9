using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Payments.Model;
using Saola.Kernel;

namespace Saola.Engines.Payments.Ordering;

/// <summary>Money that waits for somebody: surplus or a wrong amount.</summary>
internal sealed record AsideLine(Guid Id, PaymentChannel Channel, Money Amount, DateTimeOffset At, MoneyUse Use, string? Reference, string? RecordNumber, bool ByProvider, bool RefundAsked);

/// <summary>A refund in a list.</summary>
internal sealed record RefundLine(
    Guid Id, Money Amount, RefundWay Way, string? Beneficiary, string Reason, DateTimeOffset RequestedAt, Guid? RequestedBy, RefundState State, string? DecisionReason, string? Evidence, DateTimeOffset? DoneAt, string? Reference);

/// <summary>A line of a statement in a list.</summary>
internal sealed record StatementItem(Guid Id, int Row, DateOnly Day, Money Amount, string BankReference, string Description, StatementMatch Match, string? Reference, string? SettledReason);

/// <summary>The lists of those who handle money. Each a bounded page over an index.</summary>
internal sealed class CashierDesk(AppDbContext db)
{
    /// <summary>How many wait where; for the tabs.</summary>
    public async Task<(int Unknown, int Aside, int RefundsOpen, int LinesOpen)> CountsAsync(CancellationToken cancellationToken) => (
        await db.Set<PaymentOrder>().CountAsync(o => o.State == PaymentOrderState.Unknown, cancellationToken),
        await Aside().CountAsync(cancellationToken),
        await db.Set<Refund>().CountAsync(r => r.State == RefundState.Requested || r.State == RefundState.Approved || r.State == RefundState.Unknown, cancellationToken),
        await db.Set<StatementLine>().CountAsync(l => l.Match == StatementMatch.UnknownReference, cancellationToken));

    public async Task<Page<AsideLine>> AsideAsync(string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await PageAsync(Aside(), taken => taken.OrderId, taken => taken.Id, cursor, limit, cancellationToken);
        var keys = page.Items.Select(l => l.Row.Id.ToString("N")).ToList();
        var asked = await db.Set<Refund>().AsNoTracking().Where(r => r.OpenKey != null && keys.Contains(r.OpenKey)).Select(r => r.TakingsId).ToListAsync(cancellationToken);
        return new Page<AsideLine>([.. page.Items.Select(l => new AsideLine(
            l.Row.Id, l.Row.Channel, l.Row.Amount, l.Row.At, l.Row.Use, l.Reference, l.RecordNumber, l.Row.AttemptReference is not null, asked.Contains(l.Row.Id)))], page.Next);
    }

    public async Task<Page<RefundLine>> RefundsAsync(IReadOnlyCollection<RefundState> states, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await PageAsync(db.Set<Refund>().AsNoTracking().Where(r => states.Contains(r.State)), r => r.OrderId, r => r.Id, cursor, limit, cancellationToken);
        return new Page<RefundLine>([.. page.Items.Select(l => Line(l.Row, l.Reference))], page.Next);
    }

    public async Task<RefundLine?> RefundAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Refund>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } refund) return null;
        var reference = await db.Set<PaymentOrder>().AsNoTracking().Where(o => o.Id == refund.OrderId).Select(o => o.Reference).FirstOrDefaultAsync(cancellationToken);
        return Line(refund, reference);
    }

    public async Task<Page<StatementItem>> LinesAsync(StatementMatch match, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await PageAsync(db.Set<StatementLine>().AsNoTracking().Where(l => l.Match == match), l => l.OrderId, l => l.Id, cursor, limit, cancellationToken);
        return new Page<StatementItem>([.. page.Items.Select(l => new StatementItem(
            l.Row.Id, l.Row.Row, l.Row.Day, l.Row.Amount, l.Row.BankReference, l.Row.Description, l.Row.Match, l.Reference, l.Row.SettledReason))], page.Next);
    }

    private static RefundLine Line(Refund r, string? reference) =>
        new(r.Id, r.Amount, r.Way, r.Beneficiary, r.Reason, r.RequestedAt, r.RequestedBy, r.State, r.DecisionReason, r.Evidence, r.DoneAt, reference);

    private IQueryable<Takings> Aside() => db.Set<Takings>().AsNoTracking().Where(t => t.Use == MoneyUse.Surplus || t.Use == MoneyUse.WrongAmount);

    // A page of rows in the order of ids, the newest first, with what is shown of the order to which each belongs.
    private async Task<Page<OfOrder<TRow>>> PageAsync<TRow>(
        IQueryable<TRow> rows, Func<TRow, Guid?> orderOf, Func<TRow, Guid> id, string? cursor, int? limit, CancellationToken cancellationToken) where TRow : class
    {
        if (Paging.TryCursor(cursor, out var last)) rows = rows.Where(r => EF.Property<Guid>(r, nameof(Refund.Id)) < last);
        var take = Paging.Limit(limit);
        var page = Paging.Cut(await rows.OrderByDescending(r => EF.Property<Guid>(r, nameof(Refund.Id))).Take(take + 1).ToListAsync(cancellationToken), take, id);
        var orderIds = page.Items.Select(orderOf).OfType<Guid>().Distinct().ToList();
        var orders = await db.Set<PaymentOrder>().AsNoTracking().Where(o => orderIds.Contains(o.Id)).Select(o => new { o.Id, o.Reference, o.RecordNumber }).ToDictionaryAsync(o => o.Id, cancellationToken);
        return new Page<OfOrder<TRow>>([.. page.Items.Select(row =>
        {
            var order = orderOf(row) is { } known ? orders.GetValueOrDefault(known) : null;
            return new OfOrder<TRow>(row, order?.Reference, order?.RecordNumber);
        })], page.Next);
    }

    private sealed record OfOrder<TRow>(TRow Row, string? Reference, string? RecordNumber);
}
