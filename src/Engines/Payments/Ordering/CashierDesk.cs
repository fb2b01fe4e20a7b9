using System.Globalization;
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
        var rows = Aside();
        if (Guid.TryParseExact(cursor, "N", out var last)) rows = rows.Where(t => t.Id < last);
        var take = Paging.Limit(limit);
        var found = await (from taken in rows.OrderByDescending(t => t.Id).Take(take + 1)
                           join order in db.Set<PaymentOrder>() on taken.OrderId equals order.Id into orders
                           from order in orders.DefaultIfEmpty()
                           orderby taken.Id descending
                           select new { taken.Id, taken.Channel, taken.Amount, taken.At, taken.Use, Reference = (string?)order.Reference, Record = (string?)order.RecordNumber, ByProvider = taken.AttemptReference != null })
            .ToListAsync(cancellationToken);
        var keys = found.Select(f => f.Id.ToString("N")).ToList();
        var asked = await db.Set<Refund>().AsNoTracking().Where(r => r.OpenKey != null && keys.Contains(r.OpenKey)).Select(r => r.TakingsId).ToListAsync(cancellationToken);
        return Cut([.. found.Select(f => new AsideLine(f.Id, f.Channel, f.Amount, f.At, f.Use, f.Reference, f.Record, f.ByProvider, asked.Contains(f.Id)))], take, line => line.Id);
    }

    public async Task<Page<RefundLine>> RefundsAsync(IReadOnlyCollection<RefundState> states, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<Refund>().AsNoTracking().Where(r => states.Contains(r.State));
        if (Guid.TryParseExact(cursor, "N", out var last)) rows = rows.Where(r => r.Id < last);
        var take = Paging.Limit(limit);
        var found = await (from refund in rows.OrderByDescending(r => r.Id).Take(take + 1)
                           join order in db.Set<PaymentOrder>() on refund.OrderId equals order.Id into orders
                           from order in orders.DefaultIfEmpty()
                           orderby refund.Id descending
                           select new { refund, Reference = (string?)order.Reference }).ToListAsync(cancellationToken);
        return Cut([.. found.Select(f => Line(f.refund, f.Reference))], take, line => line.Id);
    }

    public async Task<RefundLine?> RefundAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Refund>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } refund) return null;
        var reference = await db.Set<PaymentOrder>().AsNoTracking().Where(o => o.Id == refund.OrderId).Select(o => o.Reference).FirstOrDefaultAsync(cancellationToken);
        return Line(refund, reference);
    }

    public async Task<Page<StatementItem>> LinesAsync(StatementMatch match, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<StatementLine>().AsNoTracking().Where(l => l.Match == match);
        if (Guid.TryParseExact(cursor, "N", out var last)) rows = rows.Where(l => l.Id < last);
        var take = Paging.Limit(limit);
        var found = await (from line in rows.OrderByDescending(l => l.Id).Take(take + 1)
                           join order in db.Set<PaymentOrder>() on line.OrderId equals order.Id into orders
                           from order in orders.DefaultIfEmpty()
                           orderby line.Id descending
                           select new { line, Reference = (string?)order.Reference }).ToListAsync(cancellationToken);
        return Cut([.. found.Select(f => new StatementItem(f.line.Id, f.line.Row, f.line.Day, f.line.Amount, f.line.BankReference, f.line.Description, f.line.Match, f.Reference, f.line.SettledReason))], take, line => line.Id);
    }

    private static RefundLine Line(Refund r, string? reference) =>
        new(r.Id, r.Amount, r.Way, r.Beneficiary, r.Reason, r.RequestedAt, r.RequestedBy, r.State, r.DecisionReason, r.Evidence, r.DoneAt, reference);

    private IQueryable<Takings> Aside() => db.Set<Takings>().AsNoTracking().Where(t => t.Use == MoneyUse.Surplus || t.Use == MoneyUse.WrongAmount);

    private static Page<TLine> Cut<TLine>(List<TLine> lines, int take, Func<TLine, Guid> id)
    {
        var more = lines.Count > take;
        if (more) lines.RemoveAt(take);
        return new Page<TLine>(lines, more ? id(lines[^1]).ToString("N", CultureInfo.InvariantCulture) : null);
    }
}
