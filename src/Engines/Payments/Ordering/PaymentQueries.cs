using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>Reads payments.</summary>
public sealed class PaymentQueries
{
    private readonly AppDbContext _db;
    private readonly ICurrentUser _user;

    internal PaymentQueries(AppDbContext db, ICurrentUser user) => (_db, _user) = (db, user);

    /// <summary>The latest order of each item of a record; at most 200.</summary>
    public async Task<IReadOnlyList<PaymentOrderView>> OfAsync(Subject subject, CancellationToken cancellationToken)
    {
        var orders = await _db.Set<PaymentOrder>().AsNoTracking().Where(o => o.SubjectKind == subject.Kind && o.SubjectId == subject.Id)
            .OrderByDescending(o => o.Id).Take(Paging.MostRows).ToListAsync(cancellationToken);
        return [.. orders.GroupBy(o => o.Item, StringComparer.Ordinal).Select(g => View(g.First()))];
    }

    /// <summary>The valid receipts of a record; at most 200.</summary>
    public async Task<IReadOnlyList<ReceiptView>> ReceiptsOfAsync(Subject subject, CancellationToken cancellationToken)
    {
        var orders = _db.Set<PaymentOrder>().Where(o => o.SubjectKind == subject.Kind && o.SubjectId == subject.Id).Select(o => o.Id);
        var receipts = await _db.Set<Receipt>().AsNoTracking().Where(r => orders.Contains(r.OrderId) && r.State == ReceiptState.Issued).OrderBy(r => r.Id).Take(Paging.MostRows).ToListAsync(cancellationToken);
        return [.. receipts.Select(View)];
    }

    /// <summary>Payments that the person was asked for, the newest first.</summary>
    public async Task<Page<PaymentOrderView>> MineAsync(Guid personId, string? cursor, int? limit, CancellationToken cancellationToken) =>
        await PageAsync(_db.Set<PaymentOrder>().AsNoTracking().Where(o => o.PayerPersonId == personId), cursor, limit, cancellationToken);

    /// <summary>Orders in some states (all when none is named), the newest first; for cashiers.</summary>
    public async Task<Page<PaymentOrderView>> ListAsync(IReadOnlyCollection<PaymentOrderState> states, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var orders = _db.Set<PaymentOrder>().AsNoTracking();
        if (states.Count > 0) orders = orders.Where(o => states.Contains(o.State));
        return await PageAsync(orders, cursor, limit, cancellationToken);
    }

    /// <summary>Whether the signed-in person may see the order: its payer, its organisation, a cashier, or who holds its access code.</summary>
    internal async Task<PaymentOrder?> ForReaderAsync(string reference, string? accessCode, CancellationToken cancellationToken)
    {
        var clean = PaymentReference.Clean(reference);
        var order = await _db.Set<PaymentOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Reference == clean, cancellationToken);
        if (order is null) return null;
        if (accessCode is not null && SecretText.IsSame(order.AccessCode, accessCode)) return order;
        if (_user.PersonId is { } person && order.PayerPersonId == person) return order;
        if (_user.OrganisationId is { } organisation && order.PayerOrganisationId == organisation) return order;
        return (await _user.AuthorityAsync(cancellationToken)).IsCashier() ? order : null;
    }

    /// <summary>A page by the ids, newest first.</summary>
    private static async Task<Page<PaymentOrderView>> PageAsync(IQueryable<PaymentOrder> orders, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var take = Paging.Limit(limit);
        if (Paging.TryCursor(cursor, out var last)) orders = orders.Where(o => o.Id < last);
        var rows = await orders.OrderByDescending(o => o.Id).Take(take + 1).ToListAsync(cancellationToken);
        return Paging.Cut(rows.Select(View), take, order => order.Id);
    }

    internal static PaymentOrderView View(PaymentOrder order) => new()
    {
        Id = order.Id, Reference = order.Reference, AccessCode = order.AccessCode, Item = order.Item, Name = order.Name, RecordNumber = order.RecordNumber, Link = order.Link, Amount = order.Amount,
        PayerName = order.PayerName, State = order.State, CreatedAt = order.CreatedAt, ExpiresAt = order.ExpiresAt, PaidAt = order.PaidAt, PaidBy = order.PaidBy,
    };

    internal static ReceiptView View(Receipt r) => new(r.Id, r.Number, r.Sequence is null, r.Amount, r.PayerName, r.What, r.RecordNumber, r.Channel, r.IssuedAt, r.Day, r.State, r.VerificationCode);
}

/// <summary>Who handles money.</summary>
internal static class CashierRights
{
    /// <summary>Clerks of the one-stop counter and the accountants.</summary>
    public static bool IsCashier(this Authority authority) => authority.Has(Roles.Clerk) || authority.Has(Roles.Finance);

    /// <summary>Who may agree to what another person asked for: accountants and directors.</summary>
    public static bool MayApprove(this Authority authority) => authority.Has(Roles.Finance) || authority.Has(Roles.Director);
}
