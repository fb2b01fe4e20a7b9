using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Receipts;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>A payment of the past, taken at the counter with a paper receipt.</summary>
/// <param name="Demand">What was owed.</param>
/// <param name="At">When it was paid.</param>
/// <param name="By">The cashier.</param>
/// <param name="ReceiptNumber">Number of the paper receipt.</param>
public sealed record PastPayment(PaymentDemand Demand, DateTimeOffset At, Guid? By, string ReceiptNumber);

/// <summary>Writes payments with their past: order, money and receipt as the handlers would have left them, in one act each. What was paid is not marked as paid again.</summary>
public sealed class PastPayments
{
    private readonly AppDbContext _db;
    private readonly UnitOfWork _work;
    private readonly ActRecorder _acts;

    internal PastPayments(AppDbContext db, UnitOfWork work, ActRecorder acts) => (_db, _work, _acts) = (db, work, acts);

    /// <summary>Writes them in one commit; the caller takes care that they are not there yet.</summary>
    public async Task WriteAsync(IReadOnlyList<PastPayment> payments, CancellationToken cancellationToken)
    {
        await _work.RunAsync(async token =>
        {
            foreach (var payment in payments) await AddAsync(payment, token);
        }, cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task AddAsync(PastPayment past, CancellationToken cancellationToken)
    {
        var (demand, at) = (past.Demand, VietnamTime.Cut(past.At));
        var order = new PaymentOrder
        {
            Id = Ids.At(at), Reference = PaymentReference.New(), AccessCode = IssueReceipt.NewCode(), SubjectKind = demand.Subject.Kind, SubjectId = demand.Subject.Id, Item = demand.Item, Name = demand.Name,
            RecordNumber = demand.RecordNumber, Link = demand.Link, Amount = demand.Amount, PayerPersonId = demand.Payer.PersonId, PayerOrganisationId = demand.Payer.OrganisationId, PayerName = demand.Payer.Name,
            PayerNumber = demand.Payer.Number, PayerAddress = demand.Payer.Address, CreatedAt = at, ExpiresAt = at, State = PaymentOrderState.Paid, PaidAt = at, PaidBy = PaymentChannel.Cash,
        };
        var takings = new Takings
        {
            Id = Ids.At(at), Key = $"cash:{order.Id:N}", OrderId = order.Id, SettlesOrderId = order.Id, Channel = PaymentChannel.Cash, Amount = order.Amount, At = at, Day = VietnamTime.Day(at), By = past.By, Use = MoneyUse.Settled,
        };
        var receipt = new Receipt
        {
            Id = Ids.At(at), Series = "", Number = past.ReceiptNumber, OrderId = order.Id, TakingsId = takings.Id, Amount = order.Amount, PayerName = order.PayerName, PayerNumber = order.PayerNumber,
            PayerAddress = order.PayerAddress, What = order.Name, RecordNumber = order.RecordNumber, Channel = PaymentChannel.Cash, IssuedAt = at, Day = takings.Day, IssuedBy = past.By, VerificationCode = IssueReceipt.NewCode(),
        };
        _db.AddRange(order, takings, receipt);
        var facts = PaymentActs.Facts(order);
        var by = past.By is { } person ? new Actor(ActorKind.Person, person, "", "person") : Actor.System("history");
        await _acts.RecordAsync(new ActDraft { Kind = "payments.take", Subject = new Subject(PaymentActs.OrderKind, order.Id), By = by, At = at },
            [new PaymentOrderOpened(facts, at), new MoneyReceived(takings.Id, "cash", order.Amount.Dong, "settled", order.Reference, at), new PaymentOrderPaid(facts, "cash", at), new ReceiptIssued(receipt.Id, "", null, receipt.Number, receipt.Amount.Dong, at)], cancellationToken);
    }
}
